package org.dozvon.queue;

import java.time.Duration;
import java.time.Instant;

/** By delay: everybody waits as long as the last caller who was answered had waited. */
public final class LastServed implements WaitEstimator {
  private final String queue;
  private Duration last = Duration.ZERO;
  private int free;

  /** Of one queue. */
  public LastServed(String queue) {
    this.queue = queue;
  }

  @Override
  public String word() {
    return "last-served";
  }

  @Override
  public void ended(Outcome outcome) {
    if (outcome instanceof Outcome.Wait wait
        && wait.end() == Outcome.Wait.End.ANSWERED
        && wait.queue().equals(queue)) {
      last = wait.waited();
    }
  }

  @Override
  public void look(QueueView view, Instant now) {
    free = view.free();
  }

  @Override
  public double remaining(int ahead, Duration waited) {
    return ahead < free ? 0 : Math.max(0, last.minus(waited).toMillis() / 1000.0);
  }
}
