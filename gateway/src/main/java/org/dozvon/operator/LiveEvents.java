package org.dozvon.operator;

import java.util.function.Consumer;
import org.dozvon.call.CallEvent;

/** What happens now, as it happens. Safe for use by many threads. */
public interface LiveEvents {
  /**
   * Sends every later event to the listener, from one thread, in order, until the subscription is
   * closed. A listener that falls too far behind is cut off.
   */
  Subscription subscribe(Consumer<CallEvent> listener);

  /** Ends when closed. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
