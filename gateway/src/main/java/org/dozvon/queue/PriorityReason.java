package org.dozvon.queue;

/**
 * One fact that lets a caller go before others.
 *
 * @param kind what the rules in queues.yaml go by
 * @param text in plain words, for the agent and the supervisor: {@code caller record: born 1949}
 */
public record PriorityReason(Kind kind, String text) {
  /** The facts that count. */
  public enum Kind {
    /** Treated gently: elderly, struggling, or by choice. */
    GENTLE,
    /** A loyalty tier above the usual. */
    LOYALTY,
    /** The second call about the same within a day. */
    SECOND_CALL,
    /** Angry words. */
    ANGRY,
    /** Words of distress. */
    DISTRESSED,
    /** Waited before: another queue, a broken call, an agent who did not pick up. */
    WAITED_BEFORE,
    /** Keeps the place that a call-back had booked. */
    CALL_BACK
  }
}
