package org.dozvon.keeper;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.dozvon.timetable.Timetable;

/**
 * When a queue's people are there.
 *
 * @param zone whose days and hours are meant
 */
public record OpenHours(ZoneId zone, Timetable times) {
  /** Whether people are there. */
  public boolean isOpen(Instant at) {
    return times.isOpen(LocalDateTime.ofInstant(at, zone));
  }
}
