package org.dozvon.staffing;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a half hour of a weekday will bring: the mean of the same half hour of the same weekday. The
 * rule for little history: with fewer than two such days the mean is taken over all days of the
 * same kind (Monday to Friday, or the weekend), and with fewer than two of those over all days.
 * Days without any call count as days on which nothing was recorded, and are left out.
 *
 * @param slot 0..47
 * @param calls expected
 * @param handling how long a person is busy with one
 * @param basis which days the mean is of
 * @param days how many of them
 */
public record Forecast(int slot, double calls, Duration handling, Basis basis, int days) {
  /** Which days a mean is of. */
  public enum Basis {
    SAME_WEEKDAY,
    SAME_KIND_OF_DAY,
    ALL_DAYS
  }

  /** Fewer days than this are chance. */
  private static final int FEW_DAYS = 2;

  /** Fewer talks than this say nothing of how long talks are at that time of day. */
  private static final int FEW_TALKS = 20;

  /**
   * The 48 half hours of a weekday; empty when nothing is known of any day.
   *
   * @param handling when given, talks are taken to be so long; else as long as they were
   * @param wrapUp is added to the talks as they were
   */
  public static List<Forecast> of(
      List<DayRecord> history, DayOfWeek weekday, Optional<Duration> handling, Duration wrapUp) {
    List<DayRecord> recorded = history.stream().filter(day -> day.calls() > 0).toList();
    if (recorded.isEmpty()) {
      return List.of();
    }
    Basis basis = basis(recorded, weekday);
    List<DayRecord> days = recorded.stream().filter(day -> belongs(day, weekday, basis)).toList();
    Optional<Duration> usual =
        meanTalk(recorded.stream().flatMap(d -> d.halfHours().stream()).toList(), 1);
    List<Forecast> forecasts = new ArrayList<>();
    for (int slot = 0; slot < DayRecord.SLOTS; slot++) {
      int at = slot;
      List<DayRecord.HalfHour> same = days.stream().map(day -> day.halfHours().get(at)).toList();
      double calls = same.stream().mapToInt(DayRecord.HalfHour::calls).average().orElse(0);
      Duration talk =
          handling.orElseGet(
              () -> meanTalk(same, FEW_TALKS).or(() -> usual).map(wrapUp::plus).orElse(DEFAULT));
      forecasts.add(new Forecast(slot, calls, talk, basis, days.size()));
    }
    return List.copyOf(forecasts);
  }

  /** Where no talk is known. */
  public static final Duration DEFAULT = Duration.ofMinutes(3);

  /** The work of this half hour. */
  public Demand demand() {
    return new Demand(calls, Duration.ofMinutes(30), handling);
  }

  private static Basis basis(List<DayRecord> days, DayOfWeek weekday) {
    for (Basis basis : Basis.values()) {
      if (days.stream().filter(day -> belongs(day, weekday, basis)).count() >= FEW_DAYS) {
        return basis;
      }
    }
    return Basis.ALL_DAYS;
  }

  private static boolean belongs(DayRecord day, DayOfWeek weekday, Basis basis) {
    DayOfWeek its = day.day().getDayOfWeek();
    return switch (basis) {
      case SAME_WEEKDAY -> its == weekday;
      case SAME_KIND_OF_DAY -> isWeekend(its) == isWeekend(weekday);
      case ALL_DAYS -> true;
    };
  }

  private static boolean isWeekend(DayOfWeek day) {
    return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
  }

  private static Optional<Duration> meanTalk(List<DayRecord.HalfHour> halfHours, int least) {
    int talks = halfHours.stream().mapToInt(DayRecord.HalfHour::talks).sum();
    double seconds = halfHours.stream().mapToDouble(DayRecord.HalfHour::talkSeconds).sum();
    return talks < least || seconds <= 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(Math.round(1000 * seconds / talks)));
  }
}
