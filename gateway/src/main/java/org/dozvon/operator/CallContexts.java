package org.dozvon.operator;

import java.util.Optional;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallId;

/** Where the context of a running or recent call is found. Safe for use by many threads. */
public interface CallContexts {
  /**
   * The context as far as it has grown, empty when no such call is known. May block for as long as
   * the database takes.
   *
   * @throws LookupFailedException when it can't be known now
   */
  Optional<CallContext> find(CallId id);
}
