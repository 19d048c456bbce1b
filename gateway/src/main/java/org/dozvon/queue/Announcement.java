package org.dozvon.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one caller was told about their wait. What is told never grows: neither the number nor the
 * time by which they were made to expect a person. If the truth has got worse, nothing is said.
 *
 * @param minutes the last number told; 0: less than a minute; empty: nothing was told yet
 * @param by when that time is over
 */
public record Announcement(Optional<Integer> minutes, Instant by) {
  /** Nothing was told. */
  public static final Announcement NOTHING = new Announcement(Optional.empty(), Instant.MAX);

  /** Longer waits are not told: nobody believes them. */
  private static final int MOST = 60;

  /**
   * What to tell now: at least what is expected, in whole minutes.
   *
   * @param expected seconds from now
   * @return empty: nothing is to be said
   */
  public Optional<Announcement> next(double expected, Instant now) {
    int whole = expected < 60 ? 0 : (int) Math.ceil(expected / 60);
    Instant end = now.plus(Duration.ofMinutes(Math.max(1, whole)));
    boolean grows = minutes.filter(told -> whole > told).isPresent() || end.isAfter(by);
    return grows || whole > MOST
        ? Optional.empty()
        : Optional.of(new Announcement(Optional.of(whole), end));
  }

  /** As a caller hears it, in English. */
  public String text() {
    return minutes
        .map(
            n ->
                n == 0
                    ? "less than a minute"
                    : n == 1 ? "about a minute" : "about " + n + " minutes")
        .orElse("");
  }
}
