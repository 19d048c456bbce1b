package org.dozvon.vosk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Recognition;

/**
 * A fixed number of threads. A thread takes a further ear while it has fewer than the fixed number
 * and is not at work most of the time: how many calls a core can hear depends on the model and on
 * how much callers talk, so it is measured. Safe for use by many threads.
 */
final class DecoderPool {
  private final List<DecoderThread> threads = new ArrayList<>();
  private final int earsPerThread;
  private final double busiest;
  private boolean closed;

  /**
   * @param busiest a thread that is at work for a larger share of its time takes no more ears
   * @param nanos elapsed time
   */
  DecoderPool(int size, int earsPerThread, double busiest, LongSupplier nanos) {
    this.busiest = busiest;
    this.earsPerThread = earsPerThread;
    for (int i = 1; i <= size; i++) {
      threads.add(new DecoderThread("vosk-" + i, nanos));
    }
  }

  /** An ear on the thread with room that has the fewest; empty when there is none. */
  synchronized Optional<Ear> open(VoskEar.Decoders decoders, Consumer<Recognition> results) {
    Optional<DecoderThread> free =
        threads.stream().filter(this::isFree).min(Comparator.comparingInt(DecoderThread::load));
    return closed ? Optional.empty() : free.map(thread -> open(decoders, thread, results));
  }

  private static Ear open(
      VoskEar.Decoders decoders, DecoderThread thread, Consumer<Recognition> results) {
    VoskEar ear = new VoskEar(decoders, thread, results);
    thread.add(ear);
    return ear;
  }

  private boolean isFree(DecoderThread thread) {
    return thread.load() < earsPerThread && thread.busy() <= busiest;
  }

  /** Whether a thread would take one more ear. */
  synchronized boolean hasRoom() {
    return !closed && threads.stream().anyMatch(this::isFree);
  }

  /** Ears that all threads together take at most. */
  int most() {
    return threads.size() * earsPerThread;
  }

  /** The busiest thread's share of the last seconds, 0..1. */
  double busy() {
    return threads.stream().mapToDouble(DecoderThread::busy).max().orElse(0);
  }

  /** Ears that are open now. */
  int open() {
    return threads.stream().mapToInt(DecoderThread::load).sum();
  }

  /** Ends all ears; returns whether this was the first time. */
  synchronized boolean shut() {
    boolean first = !closed;
    closed = true;
    if (first) {
      threads.forEach(DecoderThread::shut);
    }
    return first;
  }

  /** Whether the threads came to rest within {@code limit} each. */
  boolean isDone(Duration limit) {
    return threads.stream().allMatch(thread -> thread.isDone(limit));
  }
}
