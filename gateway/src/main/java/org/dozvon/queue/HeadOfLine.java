package org.dozvon.queue;

import java.time.Duration;
import java.time.Instant;

/**
 * By delay: everybody waits as long as the caller who is next has waited. Needs nothing but the
 * clock, and follows when people come and go.
 */
public final class HeadOfLine implements WaitEstimator {
  private int free;
  private Duration longest = Duration.ZERO;

  @Override
  public String word() {
    return "head-of-line";
  }

  @Override
  public void ended(Outcome outcome) {}

  /** Not the one who is next by priority: who goes before others has hardly waited. */
  @Override
  public void look(QueueView view, Instant now) {
    free = view.free();
    longest =
        view.waiting().stream()
            .map(caller -> caller.waited(now))
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
  }

  @Override
  public double remaining(int ahead, Duration waited) {
    return ahead < free ? 0 : Math.max(0, longest.minus(waited).toMillis() / 1000.0);
  }
}
