package org.dozvon.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dozvon.config.Configuration;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueLog;
import org.dozvon.queue.QueueLogAudit;
import org.dozvon.queue.ServiceTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dozvon audit queue_log}: our figures beside Asterisk's own record. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Compares what was counted with Asterisk's queue_log, day by day, queue by queue and caller",
      "by caller. Asks the running gateway, or reads its database when none runs.",
      "Exit code: 0 they agree, 1 they differ, 2 wrong use, 3 nothing to be read."
    })
public final class AuditCommand extends Tool {
  private static final int MOST_SHOWN = 50;

  @Parameters(index = "0", paramLabel = "KIND", description = "queue_log")
  private String kind = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "/var/log/asterisk/queue_log; of several the oldest first")
  private List<Path> files = List.of();

  @Option(names = "--day", paramLabel = "DATE", description = "only 2026-11-28 (default: all)")
  private Optional<String> day = Optional.empty();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "in which days begin (default: the hotline's)")
  private Optional<String> zone = Optional.empty();

  @Option(names = "--all", description = "every difference, not only the first 50")
  private boolean all;

  @Override
  int run() throws ToolException, IOException {
    if (!kind.equals("queue_log")) {
      throw new ToolException(
          ToolException.WRONG_USE, "audit what? \"" + kind + "\" (expected: queue_log)");
    }
    Configuration configuration = configuration();
    ZoneId place = Zones.of(zone, configuration);
    Optional<LocalDate> only =
        day.isPresent() ? Optional.of(Zones.day("--day", day.get())) : Optional.empty();
    QueueLog.Contents log = read();
    if (log.first().isEmpty()) {
      throw new ToolException(ToolException.CANNOT, "no line of a queue_log in " + names());
    }
    Interval time =
        new Interval(log.first().get().minusSeconds(60), log.last().get().plusSeconds(60));
    try (QueueArchives kept = QueueArchives.open(configuration)) {
      Map<String, ServiceTarget> targets = new HashMap<>();
      for (Figures quarter : kept.records().quarters(quarters(time))) {
        targets.put(quarter.queue(), quarter.target());
      }
      List<Outcome> here = kept.records().outcomes(within(time, only, place));
      QueueLogAudit.Report report =
          QueueLogAudit.compare(
              log, here, queue -> targets.getOrDefault(queue, ServiceTarget.DEFAULT), place, only);
      if (only.isPresent() && report.rows().isEmpty()) {
        throw new ToolException(
            ToolException.CANNOT,
            "nobody called on %s, neither by %s nor here: nothing to compare"
                .formatted(only.get(), names()));
      }
      out().println("queue_log beside " + kept.where() + ", days of " + place + ".");
      return print(log, report, place);
    }
  }

  private String names() {
    return files.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  private static Interval quarters(Interval time) {
    return new Interval(time.from().minus(Duration.ofMinutes(15)), time.to());
  }

  /** A month's log must not be asked for when one day is looked at. */
  private static Interval within(Interval time, Optional<LocalDate> only, ZoneId place) {
    if (only.isEmpty()) {
      return time;
    }
    Instant from = only.get().atStartOfDay(place).toInstant().minusSeconds(60);
    Instant to = only.get().plusDays(1).atStartOfDay(place).toInstant().plusSeconds(60);
    Instant begin = from.isAfter(time.from()) ? from : time.from();
    Instant end = to.isBefore(time.to()) ? to : time.to();
    return new Interval(begin, end.isBefore(begin) ? begin : end);
  }

  private QueueLog.Contents read() throws ToolException, IOException {
    QueueLog log = new QueueLog();
    for (Path file : files) {
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw new ToolException(ToolException.WRONG_USE, "cannot read " + file);
      }
      // What is no UTF-8 is somebody's name; it must not end the reading.
      var decoder =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .onUnmappableCharacter(CodingErrorAction.REPLACE);
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder))) {
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          log.line(file.toString(), ++number, line);
        }
      }
    }
    return log.contents();
  }

  private int print(QueueLog.Contents log, QueueLogAudit.Report report, ZoneId place) {
    String row = "  %-10s  %-16s  %-9s %6d %8d %7d %6d %6d %6d %8d%n";
    out()
        .printf(
            "  %-10s  %-16s  %-9s %6s %8s %7s %6s %6s %6s %8s%n",
            "day", "queue", "", "left", "answered", "in time", "hung", "moved", "unseen", "talk s");
    for (QueueLogAudit.Row each : report.rows()) {
      side(row, each, "queue_log", each.log());
      side(row, each, "here", each.here());
      if (each.rounded() > 0) {
        out().println("    " + each.rounded() + " in time on one side only, by a rounded second");
      }
    }
    if (!log.standing().isEmpty()) {
      out().println("  " + log.standing().size() + " still waited at the end of the log");
    }
    limited(log.problems(), p -> p.file() + ":" + p.line() + ": " + p.why(), "lines not read");
    DateTimeFormatter when =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(place);
    limited(
        report.differences(),
        d -> when.format(d.at()) + "  " + d.queue() + "  " + d.caller() + "  " + d.what(),
        "differences");
    out().println(report.differences().isEmpty() ? "they agree" : "they differ");
    return report.differences().isEmpty() ? 0 : ToolException.FOUND;
  }

  private void side(String format, QueueLogAudit.Row row, String name, QueueLogAudit.Side side) {
    out()
        .printf(
            Locale.ROOT,
            format,
            row.day(),
            row.queue(),
            name,
            side.left(),
            side.answered(),
            side.inTarget(),
            side.abandoned(),
            side.moved(),
            side.unseen(),
            side.talked().toSeconds());
  }

  private <T> void limited(
      List<T> items, java.util.function.Function<T, String> text, String what) {
    if (items.isEmpty()) {
      return;
    }
    out().println("  " + items.size() + " " + what + ":");
    items.stream()
        .limit(all ? items.size() : MOST_SHOWN)
        .forEach(item -> out().println("    " + text.apply(item)));
    if (!all && items.size() > MOST_SHOWN) {
      out().println("    ... (--all: every one)");
    }
  }
}
