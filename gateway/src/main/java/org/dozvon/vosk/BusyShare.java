package org.dozvon.vosk;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * The share of the last seconds that a thread was at work, older times counting less and less
 * (exponentially, time constant 5 s). Times are nanoseconds of any steady clock. Safe for use by
 * many threads.
 */
final class BusyShare {
  private static final double MEMORY = TimeUnit.SECONDS.toNanos(5);

  private double share;
  private long until;
  private OptionalLong workingSince = OptionalLong.empty();

  BusyShare(long now) {
    this.until = now;
  }

  /** Work begins. */
  synchronized void begin(long now) {
    share = share(now);
    until = now;
    workingSince = OptionalLong.of(now);
  }

  /** The work is done. */
  synchronized void end(long now) {
    share = share(now);
    until = now;
    workingSince = OptionalLong.empty();
  }

  /** 0 idle to 1 always at work. */
  synchronized double share(long now) {
    double kept = Math.exp(-(now - until) / MEMORY);
    return workingSince.isPresent() ? 1 - (1 - share) * kept : share * kept;
  }
}
