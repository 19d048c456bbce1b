package org.dozvon.operator;

import java.util.Optional;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallId;

/** Where the context of a running or recent call is found. Safe for use by many threads. */
public interface CallContexts {
  /** The context as far as it has grown, empty when no such call is known. */
  Optional<CallContext> find(CallId id);
}
