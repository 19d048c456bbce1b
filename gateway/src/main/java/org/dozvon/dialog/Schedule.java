package org.dozvon.dialog;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a hotline's people are there. Immutable; the time is the hotline's own.
 *
 * @param week hours of the days that have any
 * @param holidays hours of dates that are unlike their weekday; may be none
 * @param closed what is done out of hours about callers who want a person; empty: as ever
 */
record Schedule(
    Map<DayOfWeek, List<Hours>> week,
    Map<LocalDate, List<Hours>> holidays,
    Optional<Closed> closed) {
  Schedule {
    week = Map.copyOf(week);
    holidays = Map.copyOf(holidays);
  }

  /**
   * A stretch of a day, in minutes from its midnight.
   *
   * @param to after {@code from}; beyond 1440 it ends on the next day
   */
  record Hours(int from, int to) {
    static final int DAY = 1440;
  }

  /** What becomes of a caller out of hours. */
  enum Then {
    QUEUE,
    HANG_UP,
    MESSAGE
  }

  /**
   * What is done out of hours.
   *
   * @param prompt said instead of "I am connecting you"
   * @param message sent with {@link Then#MESSAGE}
   * @param to whom it is sent; when that is empty the caller goes to the queue
   */
  record Closed(Prompt prompt, Then then, Prompt message, Template to) {}

  /** Whether people are there. */
  boolean isOpen(LocalDateTime at) {
    int minute = at.getHour() * 60 + at.getMinute();
    LocalDate day = at.toLocalDate();
    return isWithin(day, minute) || isWithin(day.minusDays(1), minute + Hours.DAY);
  }

  private boolean isWithin(LocalDate day, int minute) {
    return holidays.getOrDefault(day, week.getOrDefault(day.getDayOfWeek(), List.of())).stream()
        .anyMatch(hours -> minute >= hours.from() && minute < hours.to());
  }
}
