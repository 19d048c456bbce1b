package org.dozvon.publishing;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread "hotlines", which looks at the folders four times a second: that works on every file
 * system, and a change, quiet for 0.3 s, is read at the latest 0.8 s after the last save.
 */
public final class HotlineWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HotlineWatch.class);
  private static final Duration EVERY = Duration.ofMillis(250);

  private final Publisher publisher;
  private final InstantSource steady;
  private final Thread thread;

  /**
   * Begins at once.
   *
   * @param steady a clock that nobody can set
   */
  public HotlineWatch(Publisher publisher, InstantSource steady) {
    this.publisher = publisher;
    this.steady = steady;
    this.thread = Thread.ofPlatform().name("hotlines").daemon().start(this::watch);
  }

  private void watch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        look();
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      publisher.poll(steady.instant());
    } catch (RuntimeException e) {
      log.error("event=hotlines_not_looked_at", e);
    }
  }

  /** Waits for a change that is just taken, a few seconds at most. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
