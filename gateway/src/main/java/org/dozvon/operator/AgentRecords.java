package org.dozvon.operator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dozvon.call.CallId;
import org.dozvon.queue.AgentState;

/** What is kept of people. Blocks for as long as the database takes. Used by many threads. */
public interface AgentRecords {
  /**
   * A state began, and the one before is over.
   *
   * @throws StoreException when it cannot be stored
   */
  void began(AgentState state) throws StoreException;

  /**
   * A person answered a caller.
   *
   * @param number the caller's; may be empty
   */
  void answered(String phone, String number, Optional<CallId> call, String queue, Instant at)
      throws StoreException;

  /**
   * A call was written up.
   *
   * @param call empty: the last call is not known
   */
  void wrappedUp(String phone, Instant at, Optional<CallId> call, String topic, String outcome)
      throws StoreException;

  /** Queues that a phone worked for last; empty when it never did. */
  List<String> queuesOf(String phone) throws StoreException;

  /** The phone of who talked last with a caller of this number, since then. */
  Optional<String> lastAgent(String number, Instant since) throws StoreException;
}
