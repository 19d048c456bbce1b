package org.dozvon.vosk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Recognition;

/**
 * A fixed number of threads with room for a fixed number of ears each. Safe for use by many
 * threads.
 */
final class DecoderPool {
  private final List<DecoderThread> threads = new ArrayList<>();
  private final int earsPerThread;
  private boolean closed;

  DecoderPool(int size, int earsPerThread) {
    this.earsPerThread = earsPerThread;
    for (int i = 1; i <= size; i++) {
      threads.add(new DecoderThread("vosk-" + i));
    }
  }

  /** An ear on the thread that has the fewest; empty when the pool is full or closed. */
  synchronized Optional<Ear> open(VoskEar.Decoders decoders, Consumer<Recognition> results) {
    DecoderThread free =
        threads.stream().min(Comparator.comparingInt(DecoderThread::load)).orElseThrow();
    if (closed || free.load() >= earsPerThread) {
      return Optional.empty();
    }
    VoskEar ear = new VoskEar(decoders, free, results);
    free.add(ear);
    return Optional.of(ear);
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
