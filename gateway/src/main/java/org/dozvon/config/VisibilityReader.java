package org.dozvon.config;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dozvon.operator.LogLevel;
import org.dozvon.telemetry.LogSettings;
import org.dozvon.telemetry.TraceSettings;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Problems;

/** Reads {@code log} and {@code traces} of dozvon.yaml. Pure. */
final class VisibilityReader {
  /** Where receivers take traces, when only the machine was named. */
  private static final String PATH = "/v1/traces";

  private VisibilityReader() {}

  static Visibility read(Fields root, Problems problems) {
    return new Visibility(
        log(root.fields("log"), problems), traces(root.fields("traces"), problems));
  }

  private static LogSettings log(Fields fields, Problems problems) {
    LogSettings settings =
        new LogSettings(
            fields.choice(
                "format",
                Map.of("text", LogSettings.Format.TEXT, "json", LogSettings.Format.JSON),
                LogSettings.Format.TEXT),
            levels(fields.fields("levels"), problems));
    fields.done();
    return settings;
  }

  private static Map<String, LogLevel> levels(Fields block, Problems problems) {
    Map<String, LogLevel> levels = new LinkedHashMap<>();
    block
        .all()
        .forEach(
            (logger, node) -> {
              String word = node.text(problems);
              Optional<LogLevel> level = LogLevel.called(word);
              if (level.isPresent()) {
                levels.put(logger, level.get());
              } else {
                problems.add(
                    node.place(), logger + ": \"" + word + "\" (expected: " + words() + ")");
              }
            });
    return levels;
  }

  private static String words() {
    return Arrays.stream(LogLevel.values()).map(LogLevel::word).collect(Collectors.joining(", "));
  }

  /** Empty without an address: nobody wants traces. */
  private static Optional<TraceSettings> traces(Fields fields, Problems problems) {
    String otlp = fields.text("otlp", "");
    int percent = fields.integer("percent", 0, 100, 100);
    fields.done();
    if (otlp.isEmpty()) {
      return Optional.empty();
    }
    if (!otlp.matches("https?://[^\\s/?#@]+(/\\S*)?")) {
      problems.add(
          fields.place("otlp"),
          "otlp: \"" + otlp + "\" (expected: http://collector:4318/v1/traces)");
      return Optional.empty();
    }
    URI there = URI.create(otlp.matches("https?://[^/]+/?") ? slashless(otlp) + PATH : otlp);
    return Optional.of(new TraceSettings(there, percent, "", Version.NAME));
  }

  private static String slashless(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }
}
