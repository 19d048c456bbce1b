package org.dozvon.keeper;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * When a queue's people are there.
 *
 * @param zone whose days and hours are meant
 * @param week hours of the days that have any
 * @param holidays hours of dates that are unlike their weekday
 */
public record Timetable(
    ZoneId zone, Map<DayOfWeek, List<Hours>> week, Map<LocalDate, List<Hours>> holidays) {
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
  public boolean isOpen(Instant at) {
    LocalDateTime there = LocalDateTime.ofInstant(at, zone);
    int minute = there.getHour() * 60 + there.getMinute();
    LocalDate day = there.toLocalDate();
    return isWithin(day, minute) || isWithin(day.minusDays(1), minute + Hours.DAY);
  }

  private boolean isWithin(LocalDate day, int minute) {
    return holidays.getOrDefault(day, week.getOrDefault(day.getDayOfWeek(), List.of())).stream()
        .anyMatch(hours -> minute >= hours.from() && minute < hours.to());
  }
}
