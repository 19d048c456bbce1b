package org.dozvon.config;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The program's own threads, named by their role. Whoever makes them closes them. */
final class Threads {
  private Threads() {}

  /** Bounded, refusing when full: a sentence that cannot be spoken in time is better left out. */
  static ExecutorService speakers() {
    return new ThreadPoolExecutor(
        2,
        2,
        1,
        TimeUnit.MINUTES,
        new LinkedBlockingQueue<>(200),
        Thread.ofPlatform().name("speaker-", 0).daemon().factory());
  }

  /** For the expiry of reservations. */
  static ScheduledExecutorService timer() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name("reservations").daemon().factory());
  }

  /**
   * For waiting on others: one virtual thread each.
   *
   * @param role the beginning of their names
   */
  static ExecutorService callers(String role) {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(role + "-", 0).factory());
  }

  /** For what makes prompts ahead of time, one after the other; interrupting it ends it. */
  static ExecutorService prompts() {
    return Executors.newSingleThreadExecutor(
        Thread.ofPlatform().name("prompts").daemon().factory());
  }
}
