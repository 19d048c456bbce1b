package org.dozvon.vosk;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.dozvon.audio.PcmFrame;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Grammar;
import org.dozvon.speech.Recognition;

/**
 * One stream. Its decoder is made, used and freed on one thread of the pool only; the other fields
 * below {@code state} belong to that thread, too. {@code open -> failed -> closed}: a failure is
 * reported once, and after it the ear is dead.
 */
final class VoskEar implements Ear {
  /** Frames that may wait: 3 s. */
  static final int BACKLOG = 150;

  private enum State {
    OPEN,
    FAILED,
    CLOSED
  }

  /** Makes decoders of one language. */
  interface Decoders {
    Decoder make(Grammar grammar) throws IOException;
  }

  /** What may go wrong as a checked exception, too. */
  private interface Step {
    void run() throws IOException;
  }

  private final Decoders decoders;
  private final DecoderThread thread;
  private final Consumer<Recognition> results;
  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
  private final AtomicInteger waiting = new AtomicInteger();
  private Optional<Decoder> decoder = Optional.empty();
  private Grammar grammar = Grammar.OPEN;
  private Utterance utterance = new Utterance();
  private boolean untouched;

  VoskEar(Decoders decoders, DecoderThread thread, Consumer<Recognition> results) {
    this.decoders = decoders;
    this.thread = thread;
    this.results = results;
  }

  @Override
  public void begin(Grammar wanted) {
    run(() -> start(wanted));
  }

  @Override
  public void hear(PcmFrame frame) {
    if (waiting.incrementAndGet() > BACKLOG) {
      fail("the decoder is more than 3 s late");
      return;
    }
    run(
        () -> {
          waiting.decrementAndGet();
          decode(frame);
        });
  }

  @Override
  public void catchUp(List<PcmFrame> frames) {
    run(
        () -> {
          for (PcmFrame frame : frames) {
            decode(frame);
          }
        });
  }

  @Override
  public void end() {
    run(this::finish);
  }

  @Override
  public void close() {
    if (state.getAndSet(State.CLOSED) != State.CLOSED) {
      thread.remove(this);
      try {
        thread.execute(this::free);
      } catch (RejectedExecutionException e) {
        // The pool is closed and has freed the decoder.
        return;
      }
    }
  }

  /** The pool closes. */
  void giveUp() {
    fail("the recogniser is closed");
  }

  private void run(Step step) {
    if (state.get() != State.OPEN) {
      return;
    }
    try {
      thread.execute(() -> guarded(step));
    } catch (RejectedExecutionException e) {
      if (state.compareAndSet(State.OPEN, State.FAILED)) {
        results.accept(new Recognition.Failed("the recogniser is closed"));
      }
    }
  }

  /** An Error of native code ends this ear, not the thread that others share. */
  private void guarded(Step step) {
    if (state.get() != State.OPEN) {
      return;
    }
    try {
      step.run();
    } catch (IOException | RuntimeException | LinkageError | VirtualMachineError e) {
      fail("Vosk: " + e);
    }
  }

  private void start(Grammar wanted) throws IOException {
    if (!untouched || !wanted.equals(grammar)) {
      free();
      decoder = Optional.of(decoders.make(wanted));
      grammar = wanted;
    }
    untouched = true;
    utterance = new Utterance();
  }

  private void decode(PcmFrame frame) throws IOException {
    if (decoder.isEmpty()) {
      return;
    }
    untouched = false;
    if (decoder.get().accept(frame)) {
      utterance.settle(decoder.get().result());
    }
    utterance.guess(decoder.get().partial()).ifPresent(this::report);
  }

  private void finish() {
    decoder.ifPresent(d -> utterance.settle(d.finish()));
    untouched = decoder.isPresent();
    report(utterance.last());
    utterance = new Utterance();
  }

  private void report(Recognition recognition) {
    if (state.get() == State.OPEN) {
      results.accept(recognition);
    }
  }

  /** Kills the ear, from any thread; what waits to be decoded is skipped. */
  private void fail(String reason) {
    if (!state.compareAndSet(State.OPEN, State.FAILED)) {
      return;
    }
    try {
      thread.execute(
          () -> {
            free();
            if (state.get() == State.FAILED) {
              results.accept(new Recognition.Failed(reason));
            }
          });
    } catch (RejectedExecutionException e) {
      results.accept(new Recognition.Failed(reason));
    }
  }

  private void free() {
    Optional<Decoder> freed = decoder;
    decoder = Optional.empty();
    untouched = false;
    freed.ifPresent(Decoder::close);
  }
}
