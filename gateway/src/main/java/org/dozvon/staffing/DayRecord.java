package org.dozvon.staffing;

import java.time.LocalDate;
import java.util.List;

/**
 * What one day brought to a queue.
 *
 * @param halfHours 48, from midnight by the wall clock
 */
public record DayRecord(LocalDate day, List<HalfHour> halfHours) {
  /** Half hours of a day. */
  public static final int SLOTS = 48;

  /**
   * One of them.
   *
   * @param calls that joined the queue
   * @param talks that began in it and are over
   * @param talkSeconds of these together
   */
  public record HalfHour(int calls, int talks, double talkSeconds) {
    /** Nothing happened. */
    public static final HalfHour NONE = new HalfHour(0, 0, 0);
  }

  /** Copies and checks. */
  public DayRecord {
    halfHours = List.copyOf(halfHours);
    if (halfHours.size() != SLOTS) {
      throw new IllegalArgumentException("half hours: " + halfHours.size() + " (expected: 48)");
    }
  }

  /** Calls of the whole day. */
  public int calls() {
    return halfHours.stream().mapToInt(HalfHour::calls).sum();
  }
}
