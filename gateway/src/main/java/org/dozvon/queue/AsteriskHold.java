package org.dozvon.queue;

import java.time.Duration;
import java.time.Instant;

/**
 * What app_queue itself says: the waits of those answered, each new one counting a quarter, in
 * whole seconds. It knows neither the place in the queue nor the people. Here to be compared with.
 */
public final class AsteriskHold implements WaitEstimator {
  private final String queue;
  private boolean begun;
  private long hold;

  /** Of one queue. */
  public AsteriskHold(String queue) {
    this.queue = queue;
  }

  @Override
  public String word() {
    return "app_queue";
  }

  @Override
  public void ended(Outcome outcome) {
    if (outcome instanceof Outcome.Wait wait
        && wait.end() == Outcome.Wait.End.ANSWERED
        && wait.queue().equals(queue)) {
      long waited = wait.waited().toSeconds();
      hold = begun ? (3 * hold + waited) >> 2 : waited;
      begun = true;
    }
  }

  @Override
  public void look(QueueView view, Instant now) {}

  @Override
  public double remaining(int ahead, Duration waited) {
    return Math.max(0, hold - waited.toMillis() / 1000.0);
  }
}
