package org.dozvon.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dozvon.config.Configuration;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Interval;
import org.dozvon.queue.ServiceLevelFormula;
import org.dozvon.yaml.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dozvon level}: how the queues kept their promise. */
@Command(
    name = "level",
    mixinStandardHelpOptions = true,
    description = {
      "How many callers reached a person in time, by every formula and both clocks; asks the",
      "running gateway, or reads its database when none runs. See docs/service-level.md.",
      "Exit code: 0 done, 2 wrong use, 3 nothing to be read."
    })
public final class LevelCommand extends Tool {
  private static final Map<String, Interval.Length> LENGTHS =
      Map.of(
          "15m", Interval.Length.QUARTER,
          "30m", Interval.Length.HALF_HOUR,
          "60m", Interval.Length.HOUR,
          "day", Interval.Length.DAY);

  @Option(names = "--queue", paramLabel = "QUEUE", description = "only this one (default: all)")
  private Optional<String> queue = Optional.empty();

  @Option(
      names = "--by",
      paramLabel = "LENGTH",
      defaultValue = "60m",
      description = "15m, 30m, 60m or day (default: ${DEFAULT-VALUE})")
  private String by = "60m";

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "2026-11-28 or 2026-11-28T09:30 (default: today's midnight)")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "a time, or a day that is in it (default: the day of --from)")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "such as Europe/Moscow (default: the hotline's)")
  private Optional<String> zone = Optional.empty();

  @Option(
      names = "--formula",
      paramLabel = "NAME",
      description = "of the table's columns (default: short-abandons-removed)")
  private Optional<String> formula = Optional.empty();

  @Option(names = "--csv", description = "every figure, separated by commas")
  private boolean csv;

  @Override
  int run() throws ToolException, IOException {
    Configuration configuration = configuration();
    ZoneId place = Zones.of(zone, configuration);
    Interval.Length length = length();
    Interval time = time(place);
    LevelTable table = new LevelTable(out(), place, wantedFormula());
    try (QueueArchives kept = QueueArchives.open(configuration)) {
      Map<String, List<Figures>> quarters = byQueue(kept.records().quarters(time));
      if (csv) {
        table.csvHead();
      } else {
        out().println("From " + kept.where() + ", times of " + place + ".");
      }
      for (Map.Entry<String, List<Figures>> one : quarters.entrySet()) {
        List<Figures> rows = rows(one.getKey(), one.getValue(), length, place);
        if (csv) {
          rows.forEach(table::csv);
        } else {
          table.print(one.getKey(), rows, sum(one.getKey(), one.getValue(), time));
        }
      }
      if (quarters.isEmpty() && !csv) {
        out()
            .println(
                "Nothing was counted"
                    + queue.map(name -> " of the queue \"" + name + "\"").orElse("")
                    + " in that time.");
      }
    }
    return 0;
  }

  private Interval.Length length() throws ToolException {
    Interval.Length length = LENGTHS.get(by);
    if (length == null) {
      throw new ToolException(
          ToolException.WRONG_USE, "--by: \"" + by + "\" (expected: 15m, 30m, 60m or day)");
    }
    return length;
  }

  private ServiceLevelFormula wantedFormula() throws ToolException {
    if (formula.isEmpty()) {
      return ServiceLevelFormula.DEFAULT;
    }
    List<String> words =
        Arrays.stream(ServiceLevelFormula.values()).map(ServiceLevelFormula::word).toList();
    return ServiceLevelFormula.called(formula.get())
        .orElseThrow(
            () ->
                new ToolException(
                    ToolException.WRONG_USE,
                    "--formula: \""
                        + formula.get()
                        + "\" (expected: "
                        + String.join(", ", words)
                        + ")"
                        + Nearest.hint(formula.get(), words)));
  }

  private Interval time(ZoneId place) throws ToolException {
    String begin = from.orElseGet(() -> LocalDate.now(place).toString());
    Instant first = Zones.time("--from", begin).atZone(place).toInstant();
    String end = to.orElse(begin.replaceAll("T.*", ""));
    Instant last =
        end.contains("T")
            ? Zones.time("--to", end).atZone(place).toInstant()
            : Zones.day("--to", end).plusDays(1).atStartOfDay(place).toInstant();
    if (!first.isBefore(last)) {
      throw new ToolException(ToolException.WRONG_USE, "--to is not after --from");
    }
    return new Interval(first, last);
  }

  private Map<String, List<Figures>> byQueue(List<Figures> quarters) throws ToolException {
    Map<String, List<Figures>> found = new TreeMap<>();
    quarters.forEach(q -> found.computeIfAbsent(q.queue(), name -> new ArrayList<>()).add(q));
    if (queue.isPresent() && !found.isEmpty()) {
      if (!found.containsKey(queue.get())) {
        throw new ToolException(
            ToolException.WRONG_USE,
            "nothing was counted of a queue \""
                + queue.get()
                + "\""
                + Nearest.hint(queue.get(), found.keySet()));
      }
      found.keySet().retainAll(List.of(queue.get()));
    }
    return found;
  }

  /** The intervals in which something was counted or missed. */
  private static List<Figures> rows(
      String queue, List<Figures> quarters, Interval.Length length, ZoneId place) {
    Map<Instant, List<Figures>> parts = new TreeMap<>();
    for (Figures quarter : quarters) {
      Instant begin = Interval.of(length, quarter.interval().from(), place).from();
      parts.computeIfAbsent(begin, at -> new ArrayList<>()).add(quarter);
    }
    return parts.entrySet().stream()
        .map(part -> sum(queue, part.getValue(), Interval.of(length, part.getKey(), place)))
        .toList();
  }

  /** The target is that of the last part: it may have been changed on the way. */
  private static Figures sum(String queue, List<Figures> parts, Interval time) {
    return new Figures(
        queue,
        time,
        parts.getLast().target(),
        parts.stream().map(Figures::counts).reduce(Counts.NONE, Counts::plus),
        parts.stream().map(Figures::blind).reduce(Duration.ZERO, Duration::plus));
  }
}
