package org.dozvon.phonebank.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a Java process takes.
 *
 * @param heap bytes of living objects, counted after a full garbage collection
 */
public record Footprint(long heap, long threads, long files) {
  /** Of a running process; its full garbage collection takes a fraction of a second. */
  public static Footprint of(long pid) throws IOException, InterruptedException {
    return new Footprint(heap(pid), entries(pid, "task"), entries(pid, "fd"));
  }

  /** The last line of a class histogram: {@code Total 123456 7890123}. */
  private static long heap(long pid) throws IOException, InterruptedException {
    Process asked =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String text = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    asked.waitFor();
    return text.lines()
        .filter(line -> line.startsWith("Total"))
        .map(line -> line.strip().split("\\s+", -1)[2])
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow(() -> new IOException("jcmd said: " + text));
  }

  private static long entries(long pid, String folder) throws IOException {
    try (Stream<Path> entries = Files.list(Path.of("/proc/" + pid + "/" + folder))) {
      return entries.count();
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "heap %.1f MB, %d threads, %d files", heap / 1e6, threads, files);
  }
}
