package org.dozvon.speech;

import java.util.Optional;

/**
 * When a talking bot falls silent at a mere sound of the caller, before any word is known: words
 * take half a second and more to be sure of, and so long nobody talks on into somebody else's
 * speech. On a noisy line, and where it was for nothing before, the bot waits for words. Confined
 * to one thread.
 */
final class Courtesy {
  /** Voiced frames that make it fall silent: 120 ms. */
  private static final int SOUND = 6;

  /** Frames of silence after which a sound without words was nothing: 300 ms. */
  private static final int OVER = 15;

  /** So often in a call it may be for nothing. */
  private static final int MOST = 3;

  private Optional<HeardTurn> pausedFor = Optional.empty();
  private boolean paused;
  private int inVain;

  /**
   * What follows from one more frame.
   *
   * @param turn what is being heard
   * @param mayPause whether the bot is speaking, on a line without noise
   */
  Optional<TurnEvent> look(Optional<HeardTurn> turn, boolean mayPause) {
    if (paused) {
      return turn.filter(this::isStillOpen).isPresent() ? Optional.empty() : goOn();
    }
    if (mayPause && inVain < MOST && turn.filter(this::isCaller).isPresent()) {
      paused = true;
      pausedFor = turn;
      return Optional.of(new TurnEvent.Pause());
    }
    return Optional.empty();
  }

  /** It was speech: the bot has stopped. */
  void wasSpeech() {
    paused = false;
    inVain = 0;
  }

  private Optional<TurnEvent> goOn() {
    paused = false;
    inVain++;
    return Optional.of(new TurnEvent.GoOn());
  }

  private boolean isCaller(HeardTurn open) {
    return open.isOverBot() && !open.isInNoise() && open.voiced() >= SOUND && !isPausedFor(open);
  }

  /** Whether what the bot paused for may still turn out to be words. */
  private boolean isStillOpen(HeardTurn open) {
    return isPausedFor(open) && (open.quiet() < OVER || open.saysSomething());
  }

  private boolean isPausedFor(HeardTurn open) {
    return pausedFor.filter(open::equals).isPresent();
  }
}
