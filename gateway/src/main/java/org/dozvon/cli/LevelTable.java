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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Figures;
import org.dozvon.queue.ServiceLevelFormula;
import org.dozvon.queue.WaitClock;

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
    out.println(columns().stream().map(Column::name).collect(Collectors.joining(",")));
  }

  void csv(Figures row) {
    out.println(
        columns().stream()
            .map(column -> column.cell.apply(row).toString())
            .collect(Collectors.joining(",")));
  }

  /** A name in the first line of the file and what stands below it. */
  private record Column(String name, Function<Figures, Object> cell) {
    static Column of(String name, Function<Counts, Object> cell) {
      return new Column(name, row -> cell.apply(row.counts()));
    }
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>(leading());
    for (WaitClock clock : WaitClock.values()) {
      String end = "_" + clock.word().replace('-', '_');
      for (ServiceLevelFormula each : ServiceLevelFormula.values()) {
        columns.add(
            new Column(each.word().replace('-', '_') + end, row -> number(row.level(each, clock))));
      }
      columns.addAll(waits(clock, end));
    }
    columns.addAll(TRAILING);
    return columns;
  }

  private List<Column> leading() {
    return List.of(
        new Column("queue", row -> quoted(row.queue())),
        new Column("from", row -> row.interval().from().atZone(zone).toOffsetDateTime()),
        new Column("to", row -> row.interval().to().atZone(zone).toOffsetDateTime()),
        Column.of("left", Counts::offered),
        Column.of("answered", Counts::answered),
        Column.of("abandoned", Counts::abandoned),
        Column.of("moved", Counts::moved),
        Column.of("unseen", Counts::unseen),
        new Column("target_share", row -> row.target().share()),
        new Column("target_s", row -> seconds(row.target().within())),
        new Column("short_s", row -> seconds(row.target().shortAbandon())));
  }

  private static List<Column> waits(WaitClock clock, String end) {
    return List.of(
        Column.of("answered_in_target" + end, c -> c.waits(clock).answeredInTarget()),
        Column.of("abandoned_in_target" + end, c -> c.waits(clock).abandonedInTarget()),
        Column.of("short_abandons" + end, c -> c.waits(clock).shortAbandons()),
        Column.of("asa_s" + end, c -> seconds(c.speedOfAnswer(clock))),
        Column.of("longest_s" + end, c -> seconds(c.waits(clock).longest())));
  }

  private static final List<Column> TRAILING =
      List.of(
          Column.of("talks", Counts::talks),
          Column.of("talk_s", c -> seconds(c.talked())),
          Column.of("wrap_up_s", c -> seconds(c.wrapUp())),
          Column.of("staffed_s", c -> seconds(c.staffed())),
          Column.of("busy_s", c -> seconds(c.busy())),
          Column.of("occupancy", c -> number(c.occupancy())),
          Column.of("rang_out", Counts::rangOut),
          Column.of("bot_took", Counts::botTook),
          Column.of("bot_kept", Counts::botKept),
          Column.of("gentle_answered", Counts::gentleAnswered),
          Column.of("gentle_abandoned", Counts::gentleAbandoned),
          Column.of("gentle_p50_s", c -> seconds(c.gentle().percentile(0.5))),
          Column.of("gentle_p95_s", c -> seconds(c.gentle().percentile(0.95))),
          new Column("unseen_s", row -> seconds(row.blind())));

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
