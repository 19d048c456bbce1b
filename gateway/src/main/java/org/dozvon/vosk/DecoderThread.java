package org.dozvon.vosk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A thread of the decoder pool and the ears that live on it. Safe for use by many threads. */
final class DecoderThread {
  private final ExecutorService thread;
  private final Set<VoskEar> ears = ConcurrentHashMap.newKeySet();

  DecoderThread(String name) {
    thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
  }

  /** How many ears live here. */
  int load() {
    return ears.size();
  }

  void add(VoskEar ear) {
    ears.add(ear);
  }

  void remove(VoskEar ear) {
    ears.remove(ear);
  }

  /**
   * Runs a step after those before it.
   *
   * @throws java.util.concurrent.RejectedExecutionException when the pool is closed
   */
  void execute(Runnable step) {
    thread.execute(step);
  }

  /** Tells every ear that it is over, and takes no more steps. */
  void shut() {
    List<VoskEar> living = new ArrayList<>(ears);
    living.forEach(VoskEar::giveUp);
    thread.shutdown();
  }

  /** Whether all steps were done within {@code limit}: no decoder is in use any more. */
  boolean isDone(Duration limit) {
    try {
      return thread.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
