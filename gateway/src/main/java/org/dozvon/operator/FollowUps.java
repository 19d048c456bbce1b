package org.dozvon.operator;

import java.util.Map;

/** Messages to callers, by the hotline's route {@code follow-up}. For many threads. */
public interface FollowUps {
  /** Whether the hotline has such a route. */
  boolean offers(String hotline);

  /**
   * Sends; waits for the route, some seconds at most.
   *
   * @param arguments with {@code to} and {@code text}, and what else is known of the call
   */
  CommandResult send(String hotline, Map<String, String> arguments);
}
