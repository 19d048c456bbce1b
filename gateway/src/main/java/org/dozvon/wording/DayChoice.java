package org.dozvon.wording;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * Which of all Fridays, all thirtieths is meant: of a weekday and a day of the month the next to
 * come, or the last one where only the past is possible. Immutable.
 */
record DayChoice(LocalDate today, DateRange range) {
  /** February 29th is at most so far away. */
  private static final int MOST_YEARS = 8;

  private static final int MOST_MONTHS = 12;

  /** "On Friday" is not today. */
  LocalDate weekday(DayOfWeek day) {
    return today.with(
        range == DateRange.PAST ? TemporalAdjusters.previous(day) : TemporalAdjusters.next(day));
  }

  /**
   * "Next Friday", "last Friday": of another week, weeks beginning on Monday.
   *
   * @param weeks from this week
   */
  LocalDate weekday(DayOfWeek day, int weeks) {
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return monday.plusWeeks(weeks).with(TemporalAdjusters.nextOrSame(day));
  }

  /** "The thirtieth". */
  Optional<LocalDate> dayOfMonth(long day) {
    YearMonth month = YearMonth.from(today);
    for (int i = 0; i <= MOST_MONTHS; i++) {
      Optional<LocalDate> date = date(month.plusMonths(i * step()), day).filter(this::isMeant);
      if (date.isPresent()) {
        return date;
      }
    }
    return Optional.empty();
  }

  /** "November thirtieth". */
  Optional<LocalDate> dayOfYear(long day, Month month) {
    for (int i = 0; i <= MOST_YEARS; i++) {
      Optional<LocalDate> date = date(day, month, today.getYear() + i * step());
      if (date.filter(this::isMeant).isPresent()) {
        return date;
      }
    }
    return Optional.empty();
  }

  /** A day that is written out; empty when there is none such. */
  static Optional<LocalDate> date(long day, Month month, long year) {
    return date(YearMonth.of((int) year, month), day);
  }

  private static Optional<LocalDate> date(YearMonth month, long day) {
    try {
      return Optional.of(month.atDay((int) day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private boolean isMeant(LocalDate date) {
    return (range == DateRange.PAST ? DateRange.PAST : DateRange.FUTURE).holds(date, today);
  }

  private long step() {
    return range == DateRange.PAST ? -1 : 1;
  }
}
