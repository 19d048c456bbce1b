package org.dozvon.keeper;

import java.util.Map;
import java.util.Set;

/**
 * One person as queues.yaml has them.
 *
 * @param phone Asterisk's interface, such as {@code PJSIP/101}
 * @param name for people
 * @param level the penalty in this queue: 0 is rung first
 * @param skills what they can do
 * @param helps other queues in which they may help out, with the penalty there
 */
public record Colleague(
    String phone, String name, int level, Set<String> skills, Map<String, Integer> helps) {
  /** Copies. */
  public Colleague {
    skills = Set.copyOf(skills);
    helps = Map.copyOf(helps);
  }
}
