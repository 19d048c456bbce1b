package org.dozvon.simulation;

import java.time.Duration;

/**
 * One queue of queues.conf, as far as the order of service goes.
 *
 * @param weight before others with smaller weight, for the members that both have
 * @param ring {@code timeout}: how long one member is rung
 * @param retry the rest after nobody answered
 * @param wrapUp {@code wrapuptime}, whole seconds; a person's own after-call work comes beside it
 * @param autofill several callers are offered at once
 * @param joinEmpty whether a caller may join when every member is paused
 * @param recheck how often a waiting caller looks whether it is their turn: 1 s in app_queue
 */
public record QueueSettings(
    String name,
    Strategy strategy,
    int weight,
    Duration ring,
    Duration retry,
    Duration wrapUp,
    boolean autofill,
    boolean joinEmpty,
    Duration recheck) {
  /** Which member is rung first among those with the same penalty. */
  public enum Strategy {
    /** In turns, going on after the last one. */
    RRMEMORY,
    /** Whose last call is the longest ago. */
    LEASTRECENT,
    /** Who has taken the fewest. */
    FEWESTCALLS
  }

  /** As in dialplans/asterisk/queues-dozvon.conf. */
  public static QueueSettings shipped(String name, int weight) {
    return new QueueSettings(
        name,
        Strategy.RRMEMORY,
        weight,
        Duration.ofSeconds(20),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        true,
        true,
        Duration.ofSeconds(1));
  }
}
