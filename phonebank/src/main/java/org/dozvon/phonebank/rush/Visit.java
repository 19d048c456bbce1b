package org.dozvon.phonebank.rush;

import java.time.Duration;
import java.util.Optional;

/**
 * What one caller of a rush met with, by the caller's own clock.
 *
 * @param number the caller's
 * @param dialledAt nanoseconds of {@code System.nanoTime()}
 * @param answeredAt when a person answered
 * @param agent who
 */
public record Visit(
    String number, long dialledAt, Optional<Long> answeredAt, Optional<String> agent) {

  static Visit dialled(String number) {
    return new Visit(number, System.nanoTime(), Optional.empty(), Optional.empty());
  }

  Visit answeredBy(String who) {
    return new Visit(number, dialledAt, Optional.of(System.nanoTime()), Optional.of(who));
  }

  /** From dialling to a person's answer, if one answered. */
  public Optional<Duration> waited() {
    return answeredAt.map(at -> Duration.ofNanos(at - dialledAt));
  }
}
