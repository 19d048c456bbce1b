package org.dozvon.queue;

import java.time.Instant;
import java.util.Map;

/**
 * What a person does at the queues, from a moment on.
 *
 * @param phone Asterisk's interface
 * @param name as the queues know it
 * @param reason of a pause; may be empty
 * @param queues where they are a member, with the penalty
 */
public record AgentState(
    String phone,
    String name,
    Kind kind,
    String reason,
    Map<String, Integer> queues,
    Instant since) {
  /** The kinds. */
  public enum Kind {
    READY,
    PAUSED,
    LOGGED_OUT
  }

  /** Copies. */
  public AgentState {
    queues = Map.copyOf(queues);
  }

  /** Whether nothing but the moment differs. */
  public boolean isAs(AgentState other) {
    return phone.equals(other.phone)
        && kind == other.kind
        && reason.equals(other.reason)
        && queues.equals(other.queues);
  }
}
