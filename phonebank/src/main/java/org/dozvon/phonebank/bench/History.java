package org.dozvon.phonebank.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Figures of earlier runs as a CSV file, one row a level; times in ms, p50 and p95. */
final class History {
  private static final String HEAD =
      "date,processors,load,callers,calls,served,turn50,turn95,endpointing50,recognition50,"
          + "decision50,speaking50,barge50,barge95,greeting50,greeting95,gateway-cores,resident-mb,"
          + "heap-kb-a-call";

  private History() {}

  /** Adds a row; makes the file when there is none. */
  static void add(Path file, Level level) throws IOException {
    String row = row(level);
    Files.write(
        file,
        Files.exists(file) ? List.of(row) : List.of(HEAD, row),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static String row(Level level) {
    Stream<Object> start =
        Stream.of(
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            String.format(Locale.ROOT, "%.1f", level.loadAverage()),
            level.callers(),
            level.calls().size(),
            level.served(),
            level.turns().millis(50),
            level.turns().millis(95));
    Stream<Object> stages = level.stages().stages().values().stream().map(q -> q.millis(50));
    Stream<Object> end =
        Stream.of(
            level.bargeIns().millis(50),
            level.bargeIns().millis(95),
            level.greetings().millis(50),
            level.greetings().millis(95),
            String.format(Locale.ROOT, "%.2f", level.cores().get("gateway")),
            level.residentKb() / 1024,
            level.memory().heapKbPerCall());
    return Stream.of(start, stages, end)
        .flatMap(part -> part)
        .map(Object::toString)
        .collect(Collectors.joining(","));
  }
}
