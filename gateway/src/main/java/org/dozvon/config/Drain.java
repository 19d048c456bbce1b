package org.dozvon.config;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.dozvon.server.AgiListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The orderly end, as long as everything still works: no new calls, so that Asterisk asks the next
 * gateway; running ones may go on to their own end; whoever is still here after that is told that a
 * person comes now. Takes at most the time that is set and {@link #LEAVING}.
 */
final class Drain {
  private static final Logger log = LoggerFactory.getLogger(Drain.class);

  /** For the last words, and the steps to the queue. */
  static final Duration LEAVING = Duration.ofSeconds(8);

  private final List<Runnable> first = new CopyOnWriteArrayList<>();
  private final AgiListener calls;
  private final Consumer<String> lastWords;
  private final Duration limit;

  /**
   * @param lastWords has whoever is still in a talk told that a person comes, and let go; is given
   *     the reason
   * @param limit how long running calls may go on
   */
  Drain(AgiListener calls, Consumer<String> lastWords, Duration limit) {
    this.calls = calls;
    this.lastWords = lastWords;
    this.limit = limit;
  }

  /** Does this before anything else, in the order of the calls; it must not wait. */
  Drain first(Runnable step) {
    first.add(step);
    return this;
  }

  /** Returns when no call is left, or the time is over. */
  void run() {
    first.forEach(Drain::attempt);
    calls.takeNoMore();
    log.info("event=draining calls={} at_most_s={}", calls.open(), limit.toSeconds());
    try {
      if (!calls.awaitNone(limit)) {
        log.warn("event=drain_time_over calls={}", calls.open());
        lastWords.accept("the gateway is being stopped");
        calls.awaitNone(LEAVING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    log.info("event=drained calls_left={}", calls.open());
  }

  private static void attempt(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      log.warn("event=drain_step_failed", e);
    }
  }
}
