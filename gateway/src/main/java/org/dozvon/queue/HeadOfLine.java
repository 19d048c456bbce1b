package org.dozvon.queue;

import java.time.Duration;
import java.time.Instant;

/**
 * By delay: everybody waits as long as the caller who is next has waited. Needs nothing but the
 * clock, and follows when people come and go.
 */
public final class HeadOfLine implements WaitEstimator {
  @Override
  public String word() {
    return "head-of-line";
  }

  @Override
  public void ended(Outcome outcome) {}

  @Override
  public double remaining(QueueView view, int ahead, Duration waited, Instant now) {
    if (ahead < view.free() || view.waiting().isEmpty()) {
      return 0;
    }
    // not the one who is next by priority: who goes before others has hardly waited
    Duration longest =
        view.waiting().stream()
            .map(caller -> caller.waited(now))
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    return Math.max(0, longest.minus(waited).toMillis() / 1000.0);
  }
}
