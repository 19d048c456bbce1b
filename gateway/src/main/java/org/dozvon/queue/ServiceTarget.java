package org.dozvon.queue;

import java.time.Duration;

/**
 * What a queue promises: this share of callers reaches a person within this time.
 *
 * @param share 0..1, such as 0.8
 * @param within the wait that still keeps the promise, inclusive
 * @param shortAbandon who leaves within this time, inclusive, has not really waited
 */
public record ServiceTarget(double share, Duration within, Duration shortAbandon) {
  /** 80 % within 20 s; who leaves within 5 s does not count. */
  public static final ServiceTarget DEFAULT =
      new ServiceTarget(0.8, Duration.ofSeconds(20), Duration.ofSeconds(5));

  /** Checks. */
  public ServiceTarget {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("share " + share + " (expected: above 0, at most 1)");
    }
    if (within.isNegative() || shortAbandon.isNegative()) {
      throw new IllegalArgumentException("a time below zero");
    }
  }
}
