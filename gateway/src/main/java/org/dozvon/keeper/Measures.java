package org.dozvon.keeper;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * How well the queues keep their promise now, as far as it is known. By queue; a queue that is
 * missing has no figures.
 */
public record Measures(Map<String, Level> queues) {
  /** Nothing is known. */
  public static final Measures NONE = new Measures(Map.of());

  /** Copies. */
  public Measures {
    queues = Map.copyOf(queues);
  }

  /**
   * A queue's service level, by the queue's own formula and clock.
   *
   * @param rolling 0..1, of the last minutes; empty: nobody to count
   * @param rollingCalls how many callers it is made of
   * @param interval 0..1, of the current interval (15, 30 or 60 min); empty: nobody to count
   * @param intervalCalls how many callers it is made of
   */
  public record Level(
      OptionalDouble rolling, int rollingCalls, OptionalDouble interval, int intervalCalls) {
    /** Nobody was counted yet. */
    public static final Level NONE =
        new Level(OptionalDouble.empty(), 0, OptionalDouble.empty(), 0);
  }

  /** Of one queue. */
  public Level of(String queue) {
    return queues.getOrDefault(queue, Level.NONE);
  }
}
