package org.dozvon.journal;

import java.time.Duration;

/**
 * What the journal keeps in memory.
 *
 * @param queue events waiting to be written; when full, new events are not written (the context
 *     still grows)
 * @param calls contexts kept in memory; when full, the oldest call leaves
 * @param retry pause after the database failed
 * @param hangs a write that takes longer counts as a database that is down
 */
public record JournalSettings(int queue, int calls, Duration retry, Duration hangs) {
  /** 20 000 events, 5 000 calls, 2 s, 3 s. */
  public static final JournalSettings DEFAULTS =
      new JournalSettings(20_000, 5_000, Duration.ofSeconds(2), Duration.ofSeconds(3));
}
