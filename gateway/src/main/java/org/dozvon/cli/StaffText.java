package org.dozvon.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dozvon.staffing.Demand;
import org.dozvon.staffing.ErlangA;
import org.dozvon.staffing.ErlangC;
import org.dozvon.staffing.Goal;
import org.dozvon.staffing.Outlook;
import org.dozvon.staffing.StaffingModel;

/** Staffing in words and tables. */
final class StaffText {
  private StaffText() {}

  static String work(Demand demand) {
    return String.format(
        Locale.ROOT,
        "%s calls in %s, %s each: %.1f Erlang",
        plain(demand.calls()),
        time(demand.over()),
        time(demand.handling()),
        demand.erlangs());
  }

  static String of(StaffingModel model) {
    return switch (model) {
      case ErlangC c -> "Erlang C: callers wait for ever";
      case ErlangA a -> "Erlang A: callers leave after " + time(a.patience()) + " on average";
    };
  }

  static String of(Goal goal) {
    String promise = percent(goal.share()) + " answered within " + time(goal.within());
    return goal.maxOccupancy() < 1
        ? promise + ", nobody busy for more than " + percent(goal.maxOccupancy()) + " of the time"
        : promise;
  }

  static List<String> table(List<Outlook> outlooks, int people, Goal goal) {
    List<String> lines = new ArrayList<>();
    lines.add("people  in time  answered after    busy   leave  must wait");
    for (Outlook o : outlooks) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%6d  %5.1f %%  %14s  %4.1f %%  %3.1f %%    %5.1f %%%s",
              o.people(),
              100 * o.serviceLevel(),
              seconds(o.speedOfAnswer()),
              100 * o.occupancy(),
              100 * o.abandonment(),
              100 * o.waits(),
              mark(o, people, goal)));
    }
    return lines;
  }

  private static String mark(Outlook outlook, int people, Goal goal) {
    if (outlook.people() == people) {
      return "  <";
    }
    return outlook.serviceLevel() >= goal.share() && outlook.occupancy() > goal.maxOccupancy()
        ? "  too busy"
        : "";
  }

  static String percent(double share) {
    return plain(Math.round(share * 1e6) / 1e4) + " %";
  }

  /** A wait, as precise as makes sense. */
  static String seconds(double seconds) {
    if (Double.isInfinite(seconds)) {
      return "never";
    }
    if (seconds < 99.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }

  static String time(Duration time) {
    if (time.toMillis() % 60_000 == 0 && !time.isZero()) {
      return time.toMinutes() + " min";
    }
    return plain(time.toMillis() / 1000.0) + " s";
  }

  private static String plain(double number) {
    return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
