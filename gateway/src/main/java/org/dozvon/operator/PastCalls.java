package org.dozvon.operator;

import java.util.List;
import org.dozvon.call.CallContext;

/** Calls that were before. Blocks for as long as the database takes; for many threads. */
@FunctionalInterface
public interface PastCalls {
  /**
   * Calls of a number, the latest first.
   *
   * @param number as the network told it; none are found for an empty one
   * @param most how many
   */
  List<CallContext> of(String number, int most) throws StoreException;
}
