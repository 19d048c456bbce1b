package org.dozvon.operator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.insight.TopicLevels;

/** What callers came with, counted. Blocks for as long as the database takes; any thread. */
public interface TopicRecords {
  /** Counts of the calls that began in this time. */
  TopicLevels.Counts count(Instant from, Instant to) throws StoreException;

  /** When the oldest call that is kept began; empty: there is none. */
  Optional<Instant> oldest() throws StoreException;

  /** Calls by intent in every full hour of this time; hours without any have zeros. */
  Map<String, List<Integer>> hours(Instant from, int hours) throws StoreException;
}
