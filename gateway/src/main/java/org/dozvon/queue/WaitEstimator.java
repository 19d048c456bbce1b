package org.dozvon.queue;

import java.time.Duration;
import java.time.Instant;

/**
 * One way to say how long a caller of one queue will still wait. Learns from what ends and from
 * looks at the queue. Confined to one thread.
 */
public interface WaitEstimator {
  /** As reports and commands write it. */
  String word();

  /** Something ended, in this queue or in another in which its members work. */
  void ended(Outcome outcome);

  /** The queue as it is now. */
  void look(QueueView view, Instant now);

  /**
   * Seconds from the last look until a person answers; never negative.
   *
   * @param ahead how many are served before this caller
   * @param waited how long this caller has waited in this queue; zero: joins now
   */
  double remaining(int ahead, Duration waited);
}
