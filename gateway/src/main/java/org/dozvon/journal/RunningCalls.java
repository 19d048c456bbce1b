package org.dozvon.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;

/**
 * The contexts that are in memory, oldest call first. Safe for use by many threads; nothing here
 * waits for anything but a short lock.
 */
final class RunningCalls {
  /**
   * A context at one moment.
   *
   * @param version grows with each event; what was written is forgotten only if it is still so
   */
  record Snapshot(CallContext context, Optional<Instant> endedAt, long version, boolean dirty) {}

  private final int limit;
  private final Map<CallId, Snapshot> calls = new LinkedHashMap<>();

  RunningCalls(int limit) {
    this.limit = limit;
  }

  /**
   * Adds the event to its call.
   *
   * @return whether the call is in memory
   */
  synchronized boolean fold(CallEvent event) {
    if (event instanceof CallEvent.Started started) {
      calls.put(started.call(), new Snapshot(CallContext.of(started), Optional.empty(), 0, true));
      dropOldest();
      return true;
    }
    Snapshot before = calls.get(event.call());
    if (before == null) {
      return false;
    }
    calls.put(event.call(), after(before, event));
    return true;
  }

  synchronized Optional<CallContext> find(CallId id) {
    return Optional.ofNullable(calls.get(id)).map(Snapshot::context);
  }

  synchronized List<Snapshot> unwritten() {
    return new ArrayList<>(calls.values().stream().filter(Snapshot::dirty).toList());
  }

  /** An ended call leaves memory once it is written, unless it grew meanwhile. */
  synchronized void written(Snapshot snapshot) {
    CallId id = snapshot.context().id();
    Snapshot now = calls.get(id);
    if (now == null || now.version() != snapshot.version()) {
      return;
    }
    if (now.endedAt().isPresent()) {
      calls.remove(id);
    } else {
      calls.put(id, new Snapshot(now.context(), now.endedAt(), now.version(), false));
    }
  }

  synchronized int size() {
    return calls.size();
  }

  private static Snapshot after(Snapshot before, CallEvent event) {
    Optional<Instant> endedAt =
        event instanceof CallEvent.Ended ended ? Optional.of(ended.at()) : before.endedAt();
    return new Snapshot(before.context().with(event), endedAt, before.version() + 1, true);
  }

  private void dropOldest() {
    Iterator<CallId> oldest = calls.keySet().iterator();
    while (calls.size() > limit) {
      oldest.next();
      oldest.remove();
    }
  }
}
