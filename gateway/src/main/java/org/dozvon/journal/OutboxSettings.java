package org.dozvon.journal;

import java.time.Duration;
import java.util.Set;

/**
 * What is told outside, and how fast.
 *
 * @param source who tells it, a path such as {@code /dozvon}
 * @param types names of events such as {@code HandedOver}; empty: all
 * @param batch events that are read from the table at a time
 * @param atOnce events, of as many calls, that are told at the same time
 * @param idle how often is looked for new ones
 * @param retry the pause after one was not taken; doubled each time
 * @param longestRetry ... up to this
 */
public record OutboxSettings(
    String source,
    Set<String> types,
    int batch,
    int atOnce,
    Duration idle,
    Duration retry,
    Duration longestRetry) {
  /** All of them, as {@code /dozvon}. */
  public static final OutboxSettings DEFAULTS =
      new OutboxSettings(
          "/dozvon",
          Set.of(),
          1000,
          16,
          Duration.ofMillis(100),
          Duration.ofSeconds(1),
          Duration.ofSeconds(30));

  public OutboxSettings {
    types = Set.copyOf(types);
  }

  /** The same, told by somebody else, and only these types. */
  public OutboxSettings of(String otherSource, Set<String> onlyTypes) {
    return new OutboxSettings(otherSource, onlyTypes, batch, atOnce, idle, retry, longestRetry);
  }

  /** Whether this type of event is told. */
  boolean tells(String type) {
    return types.isEmpty() || types.contains(type);
  }
}
