package org.dozvon.operator;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dozvon.callback.CallBack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what has become of call-backs, now or when the store is back. Guarded by its owner. */
final class CallBackPen {
  private static final Logger LOG = LoggerFactory.getLogger(CallBackPen.class);

  private final CallBackStore store;
  private final Map<String, CallBack> unwritten = new HashMap<>();

  CallBackPen(CallBackStore store) {
    this.store = store;
  }

  /** What can't be written now is written later: it has happened. */
  void write(CallBack changed) {
    var unused = isWritten(changed);
  }

  private boolean isWritten(CallBack changed) {
    try {
      store.update(changed);
      unwritten.remove(changed.id());
      return true;
    } catch (StoreException e) {
      unwritten.put(changed.id(), changed);
      LOG.warn("event=call_back_unwritten id={} reason={}", changed.id(), e.getMessage());
      return false;
    }
  }

  /** Writes what is to be done; false: it is not to be done now, or by another gateway. */
  boolean tryWrite(CallBack changed, CallBack before) {
    try {
      return store.update(changed, before);
    } catch (StoreException e) {
      LOG.warn("event=call_back_waits id={} reason={}", changed.id(), e.getMessage());
      return false;
    }
  }

  /** Writes what could not be written before, as far as the store goes: each may take a minute. */
  void catchUp() {
    for (CallBack each : List.copyOf(unwritten.values())) {
      if (!isWritten(each)) {
        return;
      }
    }
  }

  /** What the store does not know yet. */
  Collection<CallBack> unwritten() {
    return List.copyOf(unwritten.values());
  }
}
