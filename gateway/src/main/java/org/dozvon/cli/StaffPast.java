package org.dozvon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dozvon.config.Configuration;
import org.dozvon.queue.Interval;
import org.dozvon.staffing.DayRecord;
import picocli.CommandLine.Option;

/** What {@code dozvon staff --history} looks at: the queues' half hours of some weeks. */
final class StaffPast {
  private static final int MOST_WEEKS = 104;

  @Option(
      names = "--weeks",
      paramLabel = "N",
      defaultValue = "8",
      description = "with --history: so many weeks back, 1 to 104 (default: ${DEFAULT-VALUE})")
  private int weeks;

  @Option(
      names = "--queue",
      paramLabel = "QUEUE",
      description = "with --history: only this one (default: all)")
  private Optional<String> queue = Optional.empty();

  @Option(
      names = "--without",
      paramLabel = "DAY",
      split = ",",
      description = "with --history: days that were not as usual: 2026-01-01,2026-05-09")
  private List<String> without = List.of();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "with --history: such as Europe/Moscow (default: the hotline's)")
  private Optional<String> zone = Optional.empty();

  @Option(names = "--csv", description = "with --history: every figure, separated by commas")
  private boolean csv;

  /** With --calls none of these means anything. */
  void checkUnused() throws ToolException {
    boolean used = csv || queue.isPresent() || zone.isPresent() || !without.isEmpty();
    if (used) {
      throw new ToolException(
          ToolException.WRONG_USE,
          "--queue, --without, --zone and --csv are of --history, not of --calls");
    }
  }

  /**
   * Tells it queue by queue.
   *
   * @param people how people are reckoned
   * @param goal that in words
   */
  void tell(PrintWriter out, Configuration configuration, StaffHistory people, String goal)
      throws ToolException, IOException {
    ZoneId place = Zones.of(zone, configuration);
    Interval time = time(place);
    Set<LocalDate> unusual = unusual();
    boolean any = false;
    try (QueueArchives kept = QueueArchives.open(configuration)) {
      if (csv) {
        StaffHistory.csvHead(out);
      } else {
        out.println("From " + kept.where() + ", times of " + place + ".");
        out.println("People on line: " + goal + ".");
      }
      for (var one : StaffHistory.byQueue(kept.records().quarters(time)).entrySet()) {
        List<DayRecord> days =
            StaffHistory.days(one.getValue(), place).stream()
                .filter(day -> day.calls() > 0 && !unusual.contains(day.day()))
                .toList();
        boolean wanted = queue.filter(name -> !name.equals(one.getKey())).isEmpty();
        if (wanted && !days.isEmpty()) {
          any = true;
          tell(out, people, one.getKey(), days);
        }
      }
    }
    if (!any) {
      throw new ToolException(
          ToolException.CANNOT,
          "no calls" + queue.map(name -> " of queue " + name).orElse("") + " in these weeks");
    }
  }

  private void tell(PrintWriter out, StaffHistory people, String name, List<DayRecord> days) {
    if (csv) {
      people.csv(out, name, days);
    } else {
      people.print(out, name, days);
    }
  }

  /** Today is not over: its half hours to come would look like ones without calls. */
  private Interval time(ZoneId place) throws ToolException {
    if (weeks < 1 || weeks > MOST_WEEKS) {
      throw new ToolException(
          ToolException.WRONG_USE, "--weeks: " + weeks + " (expected: 1 to " + MOST_WEEKS + ")");
    }
    LocalDate today = LocalDate.now(place);
    return new Interval(
        today.minusWeeks(weeks).atStartOfDay(place).toInstant(),
        today.atStartOfDay(place).toInstant());
  }

  private Set<LocalDate> unusual() throws ToolException {
    Set<LocalDate> days = new HashSet<>();
    for (String day : without) {
      days.add(Zones.day("--without", day));
    }
    return days;
  }
}
