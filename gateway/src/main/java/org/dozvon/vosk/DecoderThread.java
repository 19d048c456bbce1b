package org.dozvon.vosk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A thread of the decoder pool and the ears that live on it. Safe for use by many threads. */
final class DecoderThread {
  private final ExecutorService thread;
  private final Set<VoskEar> ears = ConcurrentHashMap.newKeySet();
  private final LongSupplier nanos;
  private final BusyShare busy;

  /**
   * @param nanos elapsed time, {@code System::nanoTime} or a test's own
   */
  DecoderThread(String name, LongSupplier nanos) {
    this.nanos = nanos;
    this.busy = new BusyShare(nanos.getAsLong());
    thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
  }

  /** How many ears live here. */
  int load() {
    return ears.size();
  }

  /** The share of the last seconds that it was at work, 0..1. */
  double busy() {
    return busy.share(nanos.getAsLong());
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
    thread.execute(
        () -> {
          busy.begin(nanos.getAsLong());
          try {
            step.run();
          } finally {
            busy.end(nanos.getAsLong());
          }
        });
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
