package org.dozvon.phonebank.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One Asterisk of our own: made from templates, run in a folder, stopped with the program. */
public final class PrivateAsterisk implements AutoCloseable {
  private static final Duration BOOT = Duration.ofSeconds(30);
  private static final int LAST_WORDS = 200;

  private final Path run;
  private final String binary;
  private Process process;

  private PrivateAsterisk(Path run, String binary, Process process) {
    this.run = run;
    this.binary = binary;
    this.process = process;
  }

  /**
   * Starts the process and returns at once; see {@link #awaitBooted}.
   *
   * @param run a short path that does not exist yet (a unix socket lives there)
   * @param templates folders of {@code *.conf.in} (placeholders) and {@code *.conf} (as they are)
   * @param placeholders by name without the {@code @}; RUN, MODULES and DATA are added here
   */
  public static PrivateAsterisk launch(
      AsteriskInstall install, Path run, List<Path> templates, Map<String, String> placeholders)
      throws IOException {
    for (String folder :
        List.of("etc", "agi-bin", "lib/keys", "cache", "spool/tmp", "run", "log/cdr-csv")) {
      Files.createDirectories(run.resolve(folder));
    }
    Map<String, String> values = new HashMap<>(placeholders);
    values.putAll(
        Map.of("RUN", run.toString(), "MODULES", install.modules(), "DATA", install.data()));
    Templates.fill(templates, run.resolve("etc"), values);
    return new PrivateAsterisk(run, install.binary(), process(run, install.binary()));
  }

  private static Process process(Path run, String binary) throws IOException {
    return new ProcessBuilder(binary, "-C", run.resolve("etc/asterisk.conf").toString(), "-f")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(run.resolve("out.txt").toFile()))
        .start();
  }

  /** Ends it without a goodbye, as a crash would, and starts it again; all calls are gone. */
  public void crash() throws IOException, InterruptedException {
    process.destroyForcibly().waitFor();
    process = process(run, binary);
    awaitBooted();
  }

  /** Has the process stand still for a while, as a machine that swaps or is moved does. */
  public void freeze(Duration time) throws IOException, InterruptedException {
    signal("STOP");
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } finally {
      signal("CONT");
    }
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
        .inheritIO()
        .start()
        .waitFor();
  }

  /**
   * Waits until it has restarted itself and takes calls.
   *
   * @throws IOException when it has not within the time it has for a start
   */
  public void awaitRestarted() throws IOException, InterruptedException {
    long until = System.nanoTime() + BOOT.toNanos();
    // "System uptime: 7": within the seconds that one looks at the start at most
    while (!cli("core show uptime seconds").matches("(?s)System uptime: \\d\\b.*")) {
      if (System.nanoTime() > until) {
        throw new IOException("Asterisk did not restart; its last words:\n" + output());
      }
      TimeUnit.MILLISECONDS.sleep(300);
    }
    awaitBooted();
  }

  /**
   * Waits until it takes calls.
   *
   * @throws IOException with its last words when it does not come up
   */
  public void awaitBooted() throws IOException, InterruptedException {
    long until = System.nanoTime() + BOOT.toNanos();
    while (System.nanoTime() < until && process.isAlive()) {
      if (cli("core waitfullybooted").contains("fully booted")) {
        return;
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    throw new IOException("Asterisk did not start; its last words:\n" + output());
  }

  /** The running process. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** What to type for Asterisk's own command line. */
  public String cliCommand() {
    return binary + " -C " + run.resolve("etc/asterisk.conf") + " -r";
  }

  /** Runs a command of Asterisk's command line and returns what it printed. */
  public String cli(String command) throws IOException, InterruptedException {
    Process remote =
        new ProcessBuilder(
                binary, "-C", run.resolve("etc/asterisk.conf").toString(), "-rx", command)
            .redirectErrorStream(true)
            .start();
    String text = new String(remote.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    remote.waitFor();
    return text;
  }

  /** The end of what Asterisk logged. */
  public String output() {
    try {
      List<String> lines = Files.readAllLines(run.resolve("out.txt"), StandardCharsets.ISO_8859_1);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Processes.end(process, Duration.ofSeconds(5));
  }
}
