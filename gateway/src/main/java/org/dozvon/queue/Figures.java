package org.dozvon.queue;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What is known of one queue in one interval.
 *
 * @param target by which it was counted
 * @param blind for how long of it nothing was known of the queue
 */
public record Figures(
    String queue, Interval interval, ServiceTarget target, Counts counts, Duration blind) {
  /** Nothing of the interval was missed. */
  public boolean isComplete() {
    return blind.isZero();
  }

  /** The service level, 0..1; empty when nobody is to be counted. */
  public OptionalDouble level(ServiceLevelFormula formula, WaitClock clock) {
    return formula.of(counts, clock);
  }
}
