package org.dozvon.keeper;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * By what the keeper keeps a hotline's queues: what queues.yaml says. Immutable.
 *
 * @param mode whether it acts
 * @param queues by name; other queues are left alone
 */
public record Rules(Mode mode, Map<String, QueueRules> queues) {
  /** Whether the keeper acts. */
  public enum Mode {
    ACT,
    /** It only says what it would do. */
    DRY_RUN
  }

  /** Nothing is kept. */
  public static final Rules NONE = new Rules(Mode.ACT, Map.of());

  /** Copies. */
  public Rules {
    queues = Map.copyOf(queues);
  }

  /** What holds for queues without a queues.yaml. */
  public static Rules defaults(Collection<String> queues) {
    Map<String, QueueRules> rules = new LinkedHashMap<>();
    queues.forEach(queue -> rules.put(queue, QueueRules.DEFAULT));
    return new Rules(Mode.ACT, rules);
  }

  /** The same in another mode. */
  public Rules in(Mode other) {
    return new Rules(other, queues);
  }

  /** These and those of another hotline; a queue of both goes by the first; dry if one is. */
  public Rules and(Rules other) {
    Map<String, QueueRules> all = new LinkedHashMap<>(other.queues);
    all.putAll(queues);
    return new Rules(mode == Mode.DRY_RUN ? mode : other.mode, all);
  }
}
