package org.dozvon.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One try of one caller to reach a member: the members in the order in which they are rung. */
final class Attempt {
  /** A key is a metric and the member's place in the list, which holds fewer than this. */
  private static final int MOST = 1 << 16;

  /** When it ends without an answer. */
  final long until;

  private final List<Seat> seats;
  private final long[] keys;
  private int next;
  private Seat ringing;

  /**
   * Sorts.
   *
   * @param metrics of these seats: the lowest is rung first, of equal ones the first
   */
  Attempt(List<Seat> seats, long[] metrics, long until) {
    this.seats = List.copyOf(seats);
    this.keys = new long[metrics.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = metrics[i] * MOST + i;
    }
    Arrays.sort(keys);
    this.until = until;
  }

  /** The next that has not been tried. */
  Optional<Seat> take() {
    return next < keys.length
        ? Optional.of(seats.get((int) (keys[next++] % MOST)))
        : Optional.empty();
  }

  /** The metric of the best of those who have not been tried. */
  OptionalLong best() {
    return next < keys.length ? OptionalLong.of(keys[next] / MOST) : OptionalLong.empty();
  }

  void rings(Seat seat) {
    ringing = seat;
  }

  Optional<Seat> ringing() {
    return Optional.ofNullable(ringing);
  }
}
