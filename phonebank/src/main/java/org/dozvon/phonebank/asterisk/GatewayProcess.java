package org.dozvon.phonebank.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The gateway as a process of its own, so that it can be killed. */
public final class GatewayProcess implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);

  private final Process process;
  private final Path log;

  private GatewayProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts it with this program's own class path and returns at once; see {@link #awaitReady}. */
  public static GatewayProcess launch(Path config, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Djna.encoding=UTF-8",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            "org.dozvon.Main",
            "run",
            "--config",
            config.toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new GatewayProcess(process, log);
  }

  /**
   * Waits for its {@code dozvon: ready}.
   *
   * @throws IOException with its log when it does not come up
   */
  public void awaitReady() throws IOException, InterruptedException {
    long until = System.nanoTime() + START.toNanos();
    while (process.isAlive() && System.nanoTime() < until) {
      if (Files.readString(log).contains("dozvon: ready")) {
        return;
      }
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    throw new IOException("the gateway did not start; its log:\n" + Files.readString(log));
  }

  /** The running process. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Ends it without a goodbye, as a crash would. */
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    Processes.end(process, Duration.ofSeconds(10));
  }
}
