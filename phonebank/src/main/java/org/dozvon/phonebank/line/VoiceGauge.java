package org.dozvon.phonebank.line;

import java.time.Duration;
import org.dozvon.audio.PcmFrame;

/**
 * Tells voice from line by its energy, and where one stretch of voice ends. Times are nanoseconds
 * of any steady clock, given as arguments. Owned by one thread.
 *
 * <pre>
 *   quiet --2 voiced frames--> voice --pause without a voiced frame--> quiet
 * </pre>
 */
final class VoiceGauge {
  /** About -39 dBov: well above line hiss, well below a quiet voice. */
  static final double VOICED_RMS = 350;

  /** Pauses between sentences are shorter, pauses between turns longer. */
  static final Duration BETWEEN_TURNS = Duration.ofMillis(700);

  /** Longer than the stops inside a word, so that what follows is heard as something new. */
  static final Duration BETWEEN_WORDS = Duration.ofMillis(160);

  private final Duration pause;
  private long candidate;
  private int run;
  private boolean voice;
  private long began;
  private long lastVoiced;

  /** A gauge for which voice has ended after a pause. */
  VoiceGauge(Duration pause) {
    this.pause = pause;
  }

  /** What a frame changed. */
  enum Change {
    NONE,
    BEGAN,
    ENDED
  }

  /** Hears one frame that arrived at {@code now}. */
  Change hear(PcmFrame frame, long now) {
    return isVoiced(frame) ? voiced(now) : unvoiced(now);
  }

  static boolean isVoiced(PcmFrame frame) {
    return frame.rms() >= VOICED_RMS;
  }

  private Change voiced(long now) {
    if (run++ == 0) {
      candidate = now;
    }
    if (voice) {
      lastVoiced = now;
      return Change.NONE;
    }
    if (run < 2) {
      return Change.NONE;
    }
    voice = true;
    began = candidate;
    lastVoiced = now;
    return Change.BEGAN;
  }

  private Change unvoiced(long now) {
    run = 0;
    if (voice && now - lastVoiced >= pause.toNanos()) {
      voice = false;
      return Change.ENDED;
    }
    return Change.NONE;
  }

  /** Whether there is voice now. */
  boolean isVoice() {
    return voice;
  }

  /** When the present or latest voice began. */
  long began() {
    return began;
  }

  /** When the last voiced frame arrived. */
  long lastVoiced() {
    return lastVoiced;
  }
}
