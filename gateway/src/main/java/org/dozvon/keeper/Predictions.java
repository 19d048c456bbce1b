package org.dozvon.keeper;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * How long callers will still wait, in seconds from now.
 *
 * @param callers by Asterisk's unique id
 * @param newcomers by queue: one who joins now
 */
public record Predictions(Map<String, Double> callers, Map<String, Double> newcomers) {
  /** Nothing is known. */
  public static final Predictions NONE = new Predictions(Map.of(), Map.of());

  /** Copies. */
  public Predictions {
    callers = Map.copyOf(callers);
    newcomers = Map.copyOf(newcomers);
  }

  /** Of one who waits. */
  public OptionalDouble caller(String caller) {
    Double seconds = callers.get(caller);
    return seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds);
  }

  /** Of one who joins this queue now. */
  public OptionalDouble newcomer(String queue) {
    Double seconds = newcomers.get(queue);
    return seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds);
  }
}
