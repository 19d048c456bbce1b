package org.dozvon.vosk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dozvon.audio.PcmFrame;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Grammar;
import org.dozvon.speech.Recognition;

/**
 * An ear with another in reserve: when the first one fails, the second hears the utterance from its
 * beginning and all that follow. The caller's thread and the one that tells of the failure meet
 * here; a short lock keeps them apart.
 */
final class SpareEar implements Ear {
  /** What is kept of an utterance: the last 30 s. */
  private static final int MOST_FRAMES = 1500;

  private final Function<Consumer<Recognition>, Optional<Ear>> spare;
  private final Consumer<Recognition> results;
  private final Runnable switched;
  private final Deque<PcmFrame> heard = new ArrayDeque<>();
  private Ear ear;
  private Optional<Grammar> grammar = Optional.empty();
  private boolean ended;
  private boolean isSpare;
  private boolean closed;

  /**
   * One that {@link #listenWith} must be called of before it is used.
   *
   * @param spare opens the second ear; empty when it has no room
   * @param switched told when the second one takes over
   */
  SpareEar(
      Function<Consumer<Recognition>, Optional<Ear>> spare,
      Consumer<Recognition> results,
      Runnable switched) {
    this.spare = spare;
    this.results = results;
    this.switched = switched;
  }

  /** The first ear, which tells {@link #first} what it hears. */
  SpareEar listenWith(Ear first) {
    ear = first;
    return this;
  }

  /** What the first ear tells. */
  void first(Recognition recognition) {
    if (!(recognition instanceof Recognition.Failed) || !takeOver()) {
      results.accept(recognition);
    }
  }

  /** Whether the second one hears now; so it does when this ear is closed and nobody listens. */
  private synchronized boolean takeOver() {
    if (closed) {
      return true;
    }
    Optional<Ear> second = isSpare ? Optional.empty() : spare.apply(results);
    if (second.isEmpty()) {
      return false;
    }
    isSpare = true;
    ear.close();
    ear = second.get();
    switched.run();
    if (grammar.isPresent()) {
      ear.begin(grammar.get());
      ear.catchUp(new ArrayList<>(heard));
      if (ended) {
        ear.end();
      }
    }
    heard.clear();
    return true;
  }

  @Override
  public synchronized void begin(Grammar wanted) {
    grammar = Optional.of(wanted);
    heard.clear();
    ended = false;
    ear.begin(wanted);
  }

  @Override
  public synchronized void hear(PcmFrame frame) {
    if (!isSpare && grammar.isPresent() && !ended) {
      heard.add(frame);
      if (heard.size() > MOST_FRAMES) {
        heard.remove();
      }
    }
    ear.hear(frame);
  }

  @Override
  public synchronized void end() {
    ended = true;
    ear.end();
  }

  @Override
  public synchronized void close() {
    closed = true;
    ear.close();
  }
}
