package org.dozvon.voicebot;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** How late frames were, in steps of 1 ms. Written by the pacing thread, read by any. */
public final class Lateness {
  private static final int STEPS = 200;

  private final AtomicLongArray counts = new AtomicLongArray(STEPS + 1);
  private final AtomicLong max = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();

  void add(long nanos, long missed) {
    counts.incrementAndGet((int) Math.min(STEPS, nanos / 1_000_000));
    max.accumulateAndGet(nanos, Math::max);
    dropped(missed);
  }

  void dropped(long turns) {
    dropped.addAndGet(turns);
  }

  /** The latest of all. */
  public Duration max() {
    return Duration.ofNanos(max.get());
  }

  /** Turns that were given out. */
  public long total() {
    return over(0);
  }

  /** Turns that were so late or later, 0..200 ms. */
  public long over(int millis) {
    long late = 0;
    for (int i = millis; i <= STEPS; i++) {
      late += counts.get(i);
    }
    return late;
  }

  /** Turns that were not given out because they were too late. */
  public long dropped() {
    return dropped.get();
  }

  /**
   * The lateness that {@code percent} of the turns did not exceed, rounded up to 1 ms; 200 ms and
   * more count as 201 ms.
   *
   * @param percent over 0..100
   */
  public Duration percentile(double percent) {
    long total = total();
    long wanted = (long) Math.ceil(total * percent / 100);
    long seen = 0;
    for (int i = 0; i <= STEPS && total > 0; i++) {
      seen += counts.get(i);
      if (seen >= wanted) {
        return Duration.ofMillis(i + 1L);
      }
    }
    return Duration.ZERO;
  }
}
