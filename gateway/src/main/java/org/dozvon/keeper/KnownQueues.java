package org.dozvon.keeper;

import java.util.Map;
import java.util.Set;

/**
 * What the hotline's other files say of its queues.
 *
 * @param skills of their people, by queue; a queue without skills names none
 * @param any other queues may be there as well: the hotline does not list them
 */
public record KnownQueues(Map<String, Set<String>> skills, boolean any) {
  /** Copies. */
  public KnownQueues {
    skills = Map.copyOf(skills);
  }

  boolean has(String queue) {
    return any || skills.containsKey(queue);
  }
}
