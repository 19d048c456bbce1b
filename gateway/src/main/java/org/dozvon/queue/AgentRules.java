package org.dozvon.queue;

import java.time.Duration;

/**
 * What is done about people who do not pick up, and after talks.
 *
 * @param missedRings who lets it ring so often in a row is paused; 0: never
 * @param tell whether those who look after the queue are told of it
 * @param wrapUp how long a person is paused after a talk, to write it up, unless ready before;
 *     zero: only as long as the queue itself says
 */
public record AgentRules(int missedRings, boolean tell, Duration wrapUp) {
  /** After three rings in a row, told; no pause after talks. */
  public static final AgentRules DEFAULT = new AgentRules(3, true, Duration.ZERO);

  /** Checks. */
  public AgentRules {
    if (missedRings < 0 || wrapUp.isNegative()) {
      throw new IllegalArgumentException("a number below zero");
    }
  }
}
