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
 * @param call the gateway's name of the call, as the agent's phone was told
 */
public record Visit(
    String number,
    long dialledAt,
    Optional<Long> answeredAt,
    Optional<String> agent,
    Optional<String> call) {

  static Visit dialled(String number) {
    return new Visit(
        number, System.nanoTime(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  Visit answeredBy(String who, String told) {
    return new Visit(
        number,
        dialledAt,
        Optional.of(System.nanoTime()),
        Optional.of(who),
        Optional.of(told).filter(name -> !name.isEmpty()));
  }

  /** From dialling to a person's answer, if one answered. */
  public Optional<Duration> waited() {
    return answeredAt.map(at -> Duration.ofNanos(at - dialledAt));
  }
}
