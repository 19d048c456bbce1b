package org.dozvon.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.queue.Counts;
import org.dozvon.queue.WaitClock;

/** A day's half hours as comma-separated values: one line for each half hour and policy. */
public final class DayCsv {
  private static final String HEAD =
      "policy,from,callers,answered,abandoned,moved,kept_by_bot,level_from_asking,"
          + "level_from_answer,speed_of_answer_s,longest_s,gentle,gentle_p50_s,gentle_p95_s,"
          + "occupancy,interventions";

  private DayCsv() {}

  /** The lines, the first with the names. */
  public static List<String> lines(Map<String, DayReport> policies) {
    List<String> lines = new ArrayList<>();
    lines.add(HEAD);
    policies.forEach(
        (name, report) -> {
          for (int slot = 0; slot < DayPlan.SLOTS; slot++) {
            lines.add(line(name, report, slot));
          }
        });
    return lines;
  }

  private static String line(String policy, DayReport report, int slot) {
    Counts c = report.half(slot);
    return String.format(
        Locale.ROOT,
        "%s,%s,%d,%d,%d,%d,%d,%.4f,%.4f,%.1f,%.0f,%d,%.0f,%.0f,%s,%d",
        policy,
        time(slot),
        c.answered() + c.abandoned(),
        c.answered(),
        c.abandoned(),
        c.moved(),
        c.botKept(),
        DayReport.level(c, WaitClock.SINCE_ASKED),
        DayReport.level(c, WaitClock.SINCE_ANSWER),
        seconds(c.speedOfAnswer(WaitClock.SINCE_ASKED)),
        seconds(Optional.of(c.sinceAsked().longest())),
        c.gentleAnswered(),
        seconds(c.gentle().percentile(0.5)),
        seconds(c.gentle().percentile(0.95)),
        c.occupancy().isPresent()
            ? String.format(Locale.ROOT, "%.4f", c.occupancy().getAsDouble())
            : "",
        report.done(slot));
  }

  static double seconds(Optional<Duration> time) {
    return time.map(t -> t.toMillis() / 1000.0).orElse(0.0);
  }

  /** Such as {@code 09:30}. */
  public static String time(int slot) {
    return String.format(Locale.ROOT, "%02d:%02d", slot / 2, slot % 2 * 30);
  }
}
