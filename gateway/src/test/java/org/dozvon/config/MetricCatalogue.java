package org.dozvon.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Figures by name, with their kind and labels: as a gateway tells them, or as they are written. */
final class MetricCatalogue {
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");
  private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_0-9]+)(?:\\{(.*)\\})? \\S+$");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"(?:[^\"\\\\]|\\\\.)*\"");

  /** {@code | `name` | kind | `label`, `label` | meaning |}. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z_0-9]+)` \\| (\\w+) \\| (.*?) \\| (.+) \\|$");

  private static final Set<String> OF_KINDS = Set.of("le", "quantile");

  private final Map<String, String> kinds = new TreeMap<>();
  private final Map<String, Set<String>> labels = new TreeMap<>();

  private MetricCatalogue() {}

  /** What {@code GET /metrics} replied. */
  static MetricCatalogue ofScrape(String text) {
    MetricCatalogue found = new MetricCatalogue();
    Matcher type = TYPE.matcher(text);
    while (type.find()) {
      found.kinds.put(type.group(1), type.group(2));
    }
    Matcher sample = SAMPLE.matcher(text);
    while (sample.find()) {
      Set<String> names =
          found.labels.computeIfAbsent(found.family(sample.group(1)), name -> new TreeSet<>());
      Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
      while (label.find()) {
        if (!OF_KINDS.contains(label.group(1))) {
          names.add(label.group(1));
        }
      }
    }
    return found;
  }

  /** The tables of docs/monitoring.md. */
  static MetricCatalogue ofDocument() throws IOException {
    MetricCatalogue found = new MetricCatalogue();
    Matcher row = ROW.matcher(Files.readString(above("docs/monitoring.md")));
    while (row.find()) {
      found.kinds.put(row.group(1), row.group(2));
      Set<String> names = new TreeSet<>();
      Matcher label = Pattern.compile("`([a-z_]+)`").matcher(row.group(3));
      while (label.find()) {
        names.add(label.group(1));
      }
      found.labels.put(row.group(1), names);
    }
    return found;
  }

  void addAll(MetricCatalogue other) {
    kinds.putAll(other.kinds);
    other.labels.forEach(
        (name, more) -> labels.computeIfAbsent(name, n -> new TreeSet<>()).addAll(more));
  }

  /** {@code name kind [labels]}. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    kinds.forEach(
        (name, kind) -> lines.add(name + " " + kind + " " + labels.getOrDefault(name, Set.of())));
    return lines;
  }

  /** The same without those of Java and its libraries, which differ by machine. */
  List<String> linesOfOurs() {
    return lines().stream().filter(line -> line.startsWith("dozvon_")).toList();
  }

  /** Whether a rule may ask for this sample. */
  boolean has(String sample) {
    return kinds.containsKey(family(sample));
  }

  Set<String> labelsOf(String sample) {
    return labels.getOrDefault(family(sample), Set.of());
  }

  /** The metric that a sample belongs to: {@code x_seconds} of {@code x_seconds_bucket}. */
  private String family(String sample) {
    if (kinds.containsKey(sample)) {
      return sample;
    }
    String base = sample.replaceFirst("_(bucket|count|sum)$", "");
    return kinds.containsKey(base) ? base : sample;
  }

  /** A file of the repository, wherever the tests are run. */
  static Path above(String path) throws IOException {
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      if (Files.exists(up.resolve(path))) {
        return up.resolve(path);
      }
    }
    throw new IOException("no " + path + " above the working directory");
  }
}
