package org.dozvon.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Figures;
import org.dozvon.queue.ServiceLevelFormula;
import org.dozvon.queue.WaitClock;
import org.dozvon.queue.Waits;

/** The figures of a queue as a table for people, or as lines for a spreadsheet. */
final class LevelTable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final PrintWriter out;
  private final ZoneId zone;
  private final ServiceLevelFormula formula;

  LevelTable(PrintWriter out, ZoneId zone, ServiceLevelFormula formula) {
    this.out = out;
    this.zone = zone;
    this.formula = formula;
  }

  void print(String queue, List<Figures> rows, Figures all) {
    out.println();
    out.printf(
        Locale.ROOT,
        "%s: %.0f %% within %d s; who hangs up within %d s has not waited%n",
        queue,
        100 * all.target().share(),
        all.target().within().toSeconds(),
        all.target().shortAbandon().toSeconds());
    line(
        "from",
        "left",
        "answered",
        "hung",
        "of it",
        "moved",
        "in time",
        "in time",
        "speed of",
        "longest",
        "talk",
        "busy",
        "gentle",
        "bot",
        "");
    line(
        "", "", "", "up", "short", "", "asking", "answer", "answer", "", "", "", "p50/p95", "kept",
        "");
    rows.forEach(row -> line(TIME.format(row.interval().from().atZone(zone)), row));
    line("together", all);
    out.println();
    out.println("  " + pad("in time by", 26) + pad("from asking", 14) + "from answer");
    for (ServiceLevelFormula each : ServiceLevelFormula.values()) {
      out.println(
          "  "
              + pad(each.word() + (each == formula ? " *" : ""), 26)
              + pad(exact(all.level(each, WaitClock.SINCE_ASKED)), 14)
              + exact(all.level(each, WaitClock.SINCE_ANSWER)));
    }
  }

  private void line(String name, Figures row) {
    Counts counts = row.counts();
    line(
        name,
        counts.offered(),
        counts.answered(),
        counts.abandoned(),
        counts.sinceAsked().shortAbandons(),
        counts.moved(),
        exact(row.level(formula, WaitClock.SINCE_ASKED)),
        exact(row.level(formula, WaitClock.SINCE_ANSWER)),
        time(counts.speedOfAnswer(WaitClock.SINCE_ASKED)),
        time(Optional.of(counts.sinceAsked().longest())),
        time(counts.averageTalk()),
        whole(counts.occupancy()),
        gentle(counts),
        whole(counts.keptByBot()),
        missing(row));
  }

  private void line(Object... cells) {
    out.println(
        String.format(
                Locale.ROOT,
                "  %-16s %5s %8s %6s %5s %6s %8s %8s %6s %7s %6s %5s %11s %5s %s",
                cells)
            .stripTrailing());
  }

  private static String gentle(Counts counts) {
    return counts.gentleAnswered() == 0
        ? "-"
        : time(counts.gentle().percentile(0.5)) + "/" + time(counts.gentle().percentile(0.95));
  }

  private static String missing(Figures row) {
    String gap =
        row.isComplete() ? "" : "incomplete: " + time(Optional.of(row.blind())) + " unseen";
    int unseen = row.counts().unseen();
    return unseen == 0 ? gap : gap + (gap.isEmpty() ? "" : ", ") + unseen + " ends not seen";
  }

  void csvHead() {
    List<String> names =
        new ArrayList<>(
            List.of(
                "queue",
                "from",
                "to",
                "left",
                "answered",
                "abandoned",
                "moved",
                "unseen",
                "target_share",
                "target_s",
                "short_s"));
    for (WaitClock clock : WaitClock.values()) {
      String end = "_" + clock.word().replace('-', '_');
      for (ServiceLevelFormula each : ServiceLevelFormula.values()) {
        names.add(each.word().replace('-', '_') + end);
      }
      names.addAll(
          List.of(
              "answered_in_target" + end,
              "abandoned_in_target" + end,
              "short_abandons" + end,
              "asa_s" + end,
              "longest_s" + end));
    }
    names.addAll(
        List.of(
            "talks",
            "talk_s",
            "wrap_up_s",
            "staffed_s",
            "busy_s",
            "occupancy",
            "rang_out",
            "bot_took",
            "bot_kept",
            "gentle_answered",
            "gentle_abandoned",
            "gentle_p50_s",
            "gentle_p95_s",
            "unseen_s"));
    out.println(String.join(",", names));
  }

  void csv(Figures row) {
    Counts counts = row.counts();
    List<Object> cells = new ArrayList<>();
    cells.add(quoted(row.queue()));
    cells.add(row.interval().from().atZone(zone).toOffsetDateTime());
    cells.add(row.interval().to().atZone(zone).toOffsetDateTime());
    cells.addAll(
        List.of(
            counts.offered(),
            counts.answered(),
            counts.abandoned(),
            counts.moved(),
            counts.unseen(),
            row.target().share(),
            seconds(row.target().within()),
            seconds(row.target().shortAbandon())));
    for (WaitClock clock : WaitClock.values()) {
      Waits waits = counts.waits(clock);
      for (ServiceLevelFormula each : ServiceLevelFormula.values()) {
        cells.add(number(row.level(each, clock)));
      }
      cells.addAll(
          List.of(
              waits.answeredInTarget(),
              waits.abandonedInTarget(),
              waits.shortAbandons(),
              seconds(counts.speedOfAnswer(clock)),
              seconds(waits.longest())));
    }
    cells.addAll(
        List.of(
            counts.talks(),
            seconds(counts.talked()),
            seconds(counts.wrapUp()),
            seconds(counts.staffed()),
            seconds(counts.busy()),
            number(counts.occupancy()),
            counts.rangOut(),
            counts.botTook(),
            counts.botKept(),
            counts.gentleAnswered(),
            counts.gentleAbandoned(),
            seconds(counts.gentle().percentile(0.5)),
            seconds(counts.gentle().percentile(0.95)),
            seconds(row.blind())));
    out.println(String.join(",", cells.stream().map(Object::toString).toList()));
  }

  /** A spreadsheet takes a cell that begins so for a formula. */
  private static String quoted(String text) {
    String safe = text.matches("[=+@-].*") ? "'" + text : text;
    return safe.matches("[^,\"\\r\\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }

  private static String pad(String text, int width) {
    return String.format(Locale.ROOT, "%-" + width + "s", text);
  }

  private static String exact(OptionalDouble share) {
    return share.isEmpty() ? "-" : String.format(Locale.ROOT, "%.2f %%", 100 * share.getAsDouble());
  }

  private static String whole(OptionalDouble share) {
    return share.isEmpty() ? "-" : String.format(Locale.ROOT, "%.0f %%", 100 * share.getAsDouble());
  }

  private static String number(OptionalDouble share) {
    return share.isEmpty() ? "" : String.format(Locale.ROOT, "%.4f", share.getAsDouble());
  }

  private static String seconds(Optional<Duration> time) {
    return time.map(LevelTable::seconds).orElse("");
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
  }

  /** {@code 7s}, {@code 1:07}, {@code 1:02:07}. */
  private static String time(Optional<Duration> time) {
    if (time.isEmpty()) {
      return "-";
    }
    long s = Math.round(time.get().toMillis() / 1000.0);
    if (s < 60) {
      return s + "s";
    }
    return s < 3600
        ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
  }
}
