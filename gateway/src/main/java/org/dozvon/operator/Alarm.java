package org.dozvon.operator;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that the people who look after a queue were told.
 *
 * @param number of the keeper's step; with {@code raised} it names the alarm
 * @param rung the rule of queues.yaml by which it was told
 * @param text in plain words, as it was told last
 * @param last when it was told last
 * @param over when its cause was over
 * @param seen by whom, and when
 */
public record Alarm(
    long number,
    Instant raised,
    String queue,
    String rung,
    String text,
    Instant last,
    Optional<Instant> over,
    Optional<Seen> seen) {
  /**
   * Somebody said that they know of it.
   *
   * @param by their name
   */
  public record Seen(String by, Instant at) {}

  /** It goes on and nobody has said that they know. */
  public boolean isOpen() {
    return over.isEmpty() && seen.isEmpty();
  }

  Alarm again(String newText, Instant at) {
    return new Alarm(number, raised, queue, rung, newText, at, over, seen);
  }

  Alarm over(Instant at) {
    return new Alarm(number, raised, queue, rung, text, last, Optional.of(at), seen);
  }

  Alarm seen(Seen by) {
    return new Alarm(number, raised, queue, rung, text, last, over, Optional.of(by));
  }
}
