package org.dozvon.operator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.dozvon.call.CallId;
import org.dozvon.insight.Satisfaction;

/** The journal of calls. Every method blocks for as long as the database takes; any thread. */
public interface CallRecords {
  /** Calls, newest first. */
  List<CallRow> search(CallQuery query) throws StoreException;

  /**
   * The same, one after another, without holding them all.
   *
   * @param what gets each call and people's notes, a line each: {@code anna: wants a new card}
   * @return how many
   */
  long each(CallQuery query, BiConsumer<CallRow, String> what) throws StoreException;

  /** How satisfied the callers of these calls said they are. */
  Satisfaction satisfaction(CallQuery query) throws StoreException;

  /** One call; empty: there is none, or it is deleted. */
  Optional<KeptCall> find(CallId call) throws StoreException;

  /** What can be chosen to search by, of calls since then. */
  Choices choices(Instant since) throws StoreException;

  /** Each list by alphabet. */
  record Choices(
      List<String> hotlines, List<String> languages, List<String> intents, List<String> agents) {}
}
