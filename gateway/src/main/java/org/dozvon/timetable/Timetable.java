package org.dozvon.timetable;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * When people are there. Immutable; the time is their own.
 *
 * @param week hours of the days that have any
 * @param holidays hours of dates that are unlike their weekday; may be none
 */
public record Timetable(Map<DayOfWeek, List<Hours>> week, Map<LocalDate, List<Hours>> holidays) {
  /** Copies. */
  public Timetable {
    week = Map.copyOf(week);
    holidays = Map.copyOf(holidays);
  }

  /**
   * A stretch of a day, in minutes from its midnight.
   *
   * @param to after {@code from}; beyond 1440 it ends on the next day
   */
  public record Hours(int from, int to) {
    static final int DAY = 1440;
  }

  /** Whether people are there. */
  public boolean isOpen(LocalDateTime at) {
    int minute = at.getHour() * 60 + at.getMinute();
    LocalDate day = at.toLocalDate();
    return isWithin(day, minute) || isWithin(day.minusDays(1), minute + Hours.DAY);
  }

  private boolean isWithin(LocalDate day, int minute) {
    return holidays.getOrDefault(day, week.getOrDefault(day.getDayOfWeek(), List.of())).stream()
        .anyMatch(hours -> minute >= hours.from() && minute < hours.to());
  }
}
