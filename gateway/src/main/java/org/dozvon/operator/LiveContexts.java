package org.dozvon.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;

/**
 * The contexts of running calls, up to date the moment {@link #accept} returns. Safe for use by
 * many threads. A call is forgotten with its {@code Ended} event, when more than the limit run (the
 * longest-running first), or after four hours: the end of a call that was handed over is told by
 * Asterisk's manager, and lost when that connection is cut. The journal still has it.
 */
public final class LiveContexts implements CallContexts, Consumer<CallEvent> {
  private final Map<CallId, CallContext> running = new ConcurrentHashMap<>();
  private static final Duration LONGEST = Duration.ofHours(4);

  private final int limit;

  /**
   * @param limit calls kept at most, 1..
   */
  public LiveContexts(int limit) {
    this.limit = limit;
  }

  @Override
  public void accept(CallEvent event) {
    switch (event) {
      case CallEvent.Started started -> {
        running.put(started.call(), CallContext.of(started));
        forgetBeyondLimit();
        forgetOlderThan(started.at().minus(LONGEST));
      }
      case CallEvent.Ended ended -> running.remove(ended.call());
      default -> running.computeIfPresent(event.call(), (id, context) -> context.with(event));
    }
  }

  @Override
  public Optional<CallContext> find(CallId id) {
    return Optional.ofNullable(running.get(id));
  }

  /** Calls running now. */
  public int size() {
    return running.size();
  }

  private void forgetOlderThan(Instant oldest) {
    running.values().removeIf(context -> context.startedAt().isBefore(oldest));
  }

  private void forgetBeyondLimit() {
    if (running.size() > limit) {
      running.values().stream()
          .min(java.util.Comparator.comparing(CallContext::startedAt))
          .ifPresent(oldest -> running.remove(oldest.id()));
    }
  }
}
