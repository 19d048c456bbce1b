package org.dozvon.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dozvon.queue.Counts;
import org.dozvon.queue.ServiceTarget;
import org.dozvon.queue.WaitClock;
import org.dozvon.simulation.Audience;
import org.dozvon.simulation.DayCsv;
import org.dozvon.simulation.DayPlan;
import org.dozvon.simulation.DayReport;

/** Prints simulated days. */
final class DayTable {
  private final PrintWriter out;

  DayTable(PrintWriter out) {
    this.out = out;
  }

  /** What is promised, and where the keeper's rules stand, in words. */
  record Promises(String text, String from) {
    /** Once where all queues promise the same. */
    static Promises of(DayPlan plan, KeeperRules rules) {
      Map<String, List<String>> by = new LinkedHashMap<>();
      for (DayPlan.Queue queue : plan.queues()) {
        String name = queue.settings().name();
        ServiceTarget target = rules.target(name);
        String text =
            String.format(
                Locale.ROOT,
                "%.0f %% within %d s",
                target.share() * 100,
                target.within().toSeconds());
        by.computeIfAbsent(text, promise -> new ArrayList<>()).add(name);
      }
      String all =
          by.size() == 1
              ? by.keySet().iterator().next()
              : by.entrySet().stream()
                  .map(each -> each.getKey() + " (" + String.join(", ", each.getValue()) + ")")
                  .collect(Collectors.joining("; "));
      return new Promises(all, rules.from());
    }
  }

  /** Each half hour of one day, and what it comes to. */
  void day(String title, Promises promised, Map<String, DayReport> reports) {
    line("%s; promised: %s", title, promised.text());
    line("the keeper's rules: %s", promised.from());
    line("service level by the default formula: from asking for a person / from the answer");
    out.println();
    line("%-7s%s", "", each(reports, "%-39s"));
    StringBuilder head = new StringBuilder("from   ");
    reports.forEach((name, report) -> head.append("callers  level  from answer  gave up  done  "));
    out.println(head.toString().stripTrailing());
    for (int slot = 0; slot < DayPlan.SLOTS; slot++) {
      StringBuilder row = new StringBuilder(DayCsv.time(slot));
      for (DayReport report : reports.values()) {
        row.append(half(report, slot));
      }
      out.println(row);
    }
    out.println();
    reports.forEach(this::summary);
  }

  private static String each(Map<String, DayReport> reports, String format) {
    return reports.keySet().stream()
        .map(name -> String.format(Locale.ROOT, format, name))
        .collect(Collectors.joining())
        .stripTrailing();
  }

  private static String half(DayReport report, int slot) {
    Counts c = report.half(slot);
    return String.format(
        Locale.ROOT,
        "%9d %5.1f%% %11.1f%% %8d %5d",
        c.answered() + c.abandoned(),
        100 * DayReport.level(c, WaitClock.SINCE_ASKED),
        100 * DayReport.level(c, WaitClock.SINCE_ANSWER),
        c.abandoned(),
        report.done(slot));
  }

  private void summary(String name, DayReport report) {
    Counts day = report.day();
    line("%s", name);
    line(
        "  level %.1f %%, from the answer %.1f %%; kept in %d of %d busy half hours (100 callers)",
        100 * DayReport.level(day, WaitClock.SINCE_ASKED),
        100 * DayReport.level(day, WaitClock.SINCE_ANSWER),
        report.kept(),
        report.busy().size());
    report
        .worst()
        .ifPresent(
            slot ->
                line("  worst half hour %s: %.1f %%", DayCsv.time(slot), 100 * report.level(slot)));
    line(
        "  callers %d, gave up %d (%.2f %%), kept by the bot %d; mean wait %.1f s, longest %d s",
        day.answered() + day.abandoned(),
        day.abandoned(),
        100.0 * day.abandoned() / Math.max(1, day.answered() + day.abandoned()),
        day.botKept(),
        seconds(day.speedOfAnswer(WaitClock.SINCE_ASKED)),
        day.sinceAsked().longest().toSeconds());
    line(
        "  gentle callers from the answer to a person: half within %.0f s, 95 %% within %.0f s;"
            + " gave up %d of %d",
        seconds(day.gentle().percentile(0.5)),
        seconds(day.gentle().percentile(0.95)),
        day.gentleAbandoned(),
        day.gentleAbandoned() + day.gentleAnswered());
    int missed = report.elsewhere(Audience.End.NOT_REACHED);
    if (missed > 0) {
      line("  not reached when called back: %d", missed);
    }
    if (!report.interventions().isEmpty()) {
      line("  done: %s", done(report.interventions()));
    }
  }

  private static String done(Map<String, Integer> interventions) {
    return new TreeMap<>(interventions)
        .entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
  }

  /** Above the lines of {@link #sweepLine}. */
  void sweepHead(String title, Promises promised, int days, boolean kept) {
    line("%s; promised: %s", title, promised.text());
    line("the keeper's rules: %s", promised.from());
    String range = days == 1 ? "" : "  lowest..highest";
    String half = "   level" + range + "  worst  kept halves  gave up  gentle p50  p95";
    line(
        "%-6s  %-" + (half.length() + 3) + "s%s",
        "",
        "plain app_queue",
        kept ? "with the keeper" : "");
    line("people%s%s", half, kept ? half + "   done" : "");
  }

  /** One number of people; several days are taken together. */
  void sweepLine(int people, List<Map<String, DayReport>> days) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%6d", people));
    for (String policy : days.getFirst().keySet()) {
      row.append(sweepPart(days.stream().map(day -> day.get(policy)).toList()));
    }
    int done =
        days.stream()
            .flatMap(day -> day.values().stream())
            .flatMap(report -> report.interventions().values().stream())
            .mapToInt(Integer::intValue)
            .sum();
    if (days.getFirst().size() > 1) {
      row.append(String.format(Locale.ROOT, " %6d", done / days.size()));
    }
    out.println(row);
  }

  private static String sweepPart(List<DayReport> days) {
    Counts all = days.stream().map(DayReport::day).reduce(Counts.NONE, Counts::plus);
    List<Double> worst = new ArrayList<>();
    days.forEach(day -> day.worst().ifPresent(slot -> worst.add(day.level(slot))));
    return String.format(
        Locale.ROOT,
        "  %5.1f%%%s %5.1f%% %6.1f of %2d %8d %10.0fs %4.0fs",
        100 * DayReport.level(all, WaitClock.SINCE_ASKED),
        range(days),
        100 * worst.stream().mapToDouble(Double::doubleValue).average().orElse(1),
        days.stream().mapToLong(DayReport::kept).average().orElse(0),
        days.getFirst().busy().size(),
        all.abandoned() / days.size(),
        seconds(all.gentle().percentile(0.5)),
        seconds(all.gentle().percentile(0.95)));
  }

  /** Of one day nothing: there is no range. */
  private static String range(List<DayReport> days) {
    DoubleSummaryStatistics levels =
        days.stream()
            .mapToDouble(day -> 100 * DayReport.level(day.day(), WaitClock.SINCE_ASKED))
            .summaryStatistics();
    return days.size() == 1
        ? ""
        : String.format(Locale.ROOT, "  %6.1f..%-7.1f", levels.getMin(), levels.getMax());
  }

  private static double seconds(Optional<Duration> time) {
    return time.map(t -> t.toMillis() / 1000.0).orElse(0.0);
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values).stripTrailing());
  }
}
