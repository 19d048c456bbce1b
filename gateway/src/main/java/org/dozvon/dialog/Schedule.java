package org.dozvon.dialog;

import java.time.LocalDateTime;
import java.util.Optional;
import org.dozvon.timetable.Timetable;

/**
 * When a hotline's people are there, and what else. Immutable; the time is the hotline's own.
 *
 * @param closed what is done out of hours about callers who want a person; empty: as ever
 */
record Schedule(Timetable times, Optional<Closed> closed) {
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
    return times.isOpen(at);
  }
}
