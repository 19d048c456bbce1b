package org.dozvon.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one caller was told about their wait. What is told never grows: neither the number nor the
 * time by which they were made to expect a person. If the truth has got worse, nothing is said.
 *
 * @param minutes the last number told; 0: less than a minute; empty: no number is known
 * @param by when that time is over
 */
public record ToldWait(Optional<Integer> minutes, Instant by) {
  /** Nothing was told. */
  public static final ToldWait NOTHING = new ToldWait(Optional.empty(), Instant.MAX);

  /** Longer waits are not told: nobody believes them. */
  private static final int MOST = 60;

  /**
   * What to tell now: at least what is expected, in whole minutes.
   *
   * @param expected seconds from now
   * @return empty: nothing is to be said
   */
  public Optional<ToldWait> next(double expected, Instant now) {
    int whole = expected < 60 ? 0 : (int) Math.ceil(expected / 60);
    boolean grows =
        minutes.filter(told -> whole > told).isPresent()
            || now.plusMillis(Math.round(1000 * expected)).isAfter(by);
    if (grows || whole > MOST) {
      return Optional.empty();
    }
    Instant end = now.plus(Duration.ofMinutes(Math.max(1, whole)));
    return Optional.of(new ToldWait(Optional.of(whole), end.isAfter(by) ? by : end));
  }
}
