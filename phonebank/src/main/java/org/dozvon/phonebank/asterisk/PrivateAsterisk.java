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
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One Asterisk of our own: made from templates, run in a folder, stopped with the program. */
public final class PrivateAsterisk implements AutoCloseable {
  private static final Duration BOOT = Duration.ofSeconds(30);

  private final Path run;
  private final String binary;
  private final Process process;

  private PrivateAsterisk(Path run, String binary, Process process) {
    this.run = run;
    this.binary = binary;
    this.process = process;
  }

  /**
   * Starts it and waits until it is fully booted.
   *
   * @param environment the file that setup/asterisk-up.sh writes
   * @param run a short path that does not exist yet (a unix socket lives there)
   * @param templates folders of {@code *.conf.in} (placeholders) and {@code *.conf} (as they are)
   * @param placeholders by name without the {@code @}
   */
  public static PrivateAsterisk start(
      Path environment, Path run, List<Path> templates, Map<String, String> placeholders)
      throws IOException, InterruptedException {
    Properties asterisk = new Properties();
    try (var reader = Files.newBufferedReader(environment)) {
      asterisk.load(reader);
    }
    Map<String, String> all = new HashMap<>(placeholders);
    all.put("RUN", run.toString());
    all.put("MODULES", asterisk.getProperty("ASTERISK_MODULES"));
    all.put("DATA", asterisk.getProperty("ASTERISK_DATA"));
    for (String folder :
        List.of("etc", "agi-bin", "lib/keys", "cache", "spool/tmp", "run", "log/cdr-csv")) {
      Files.createDirectories(run.resolve(folder));
    }
    for (Path folder : templates) {
      fill(folder, run.resolve("etc"), all);
    }
    String binary = asterisk.getProperty("ASTERISK_BIN");
    Process process =
        new ProcessBuilder(binary, "-C", run.resolve("etc/asterisk.conf").toString(), "-f")
            .redirectErrorStream(true)
            .redirectOutput(run.resolve("out.txt").toFile())
            .start();
    PrivateAsterisk started = new PrivateAsterisk(run, binary, process);
    started.awaitBooted();
    return started;
  }

  private static void fill(Path folder, Path etc, Map<String, String> values) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.conf(\\.in)?")).toList()) {
        String text = Files.readString(file);
        for (Map.Entry<String, String> value : values.entrySet()) {
          text = text.replace("@" + value.getKey() + "@", value.getValue());
        }
        Files.writeString(etc.resolve(file.getFileName().toString().replace(".in", "")), text);
      }
    }
  }

  private void awaitBooted() throws IOException, InterruptedException {
    long until = System.nanoTime() + BOOT.toNanos();
    while (System.nanoTime() < until && process.isAlive()) {
      if (cli("core waitfullybooted").contains("fully booted")) {
        return;
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    String log = output();
    close();
    throw new IOException("Asterisk did not start; its last words:\n" + log);
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
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
