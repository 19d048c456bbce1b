package org.dozvon.phonebank.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The gateway as a process of its own, so that it can be killed. */
public final class GatewayProcess implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);

  /**
   * How it is run.
   *
   * @param guard setup/supervise.sh, when it is to have a guard and be started again
   * @param heap as {@code -Xmx} has it
   * @param flags more flags of the Java machine
   */
  public record Form(Optional<Path> guard, String heap, List<String> flags) {
    public Form {
      flags = List.copyOf(flags);
    }

    /** Without more flags. */
    public Form(Optional<Path> guard, String heap) {
      this(guard, heap, List.of());
    }

    /** Alone, as the tests of single calls want it. */
    public static final Form PLAIN = new Form(Optional.empty(), "1g");
  }

  private final Process process;
  private final Path log;

  private GatewayProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts it with this program's own class path and returns at once; see {@link #awaitReady}. */
  public static GatewayProcess launch(Path config, Path log, Form form) throws IOException {
    List<String> command = new ArrayList<>();
    form.guard().ifPresent(guard -> command.addAll(List.of("bash", guard.toString())));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Djna.encoding=UTF-8",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xmx" + form.heap()));
    command.addAll(form.flags());
    command.addAll(
        List.of(
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

  /** The Java process itself, not its guard's. */
  public ProcessHandle handle() throws IOException {
    ProcessHandle own = process.toHandle();
    return Stream.concat(Stream.of(own), own.descendants())
        .filter(one -> one.info().command().orElse("").endsWith("/java"))
        .findFirst()
        .orElseThrow(() -> new IOException("the gateway does not run"));
  }

  /** The number of that process. */
  public long pid() throws IOException {
    return handle().pid();
  }

  /** Sends it a signal: KILL, STOP, ... */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid())).inheritIO().start().waitFor();
  }

  /** Whether it (or its guard) runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it, and its guard. */
  @Override
  public void close() {
    List<ProcessHandle> all = process.descendants().toList();
    Processes.end(process, Duration.ofSeconds(10));
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
