package org.dozvon.phonebank.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures how long the caller waits for an answer: from the last voiced frame the caller sent to
 * the first voiced frame heard after it. A turn in which the other side already speaks when the
 * caller ends is an interruption, not an answer, and is not measured. Times are nanoseconds of a
 * steady clock. Safe for use by the mouth's and the ears' threads.
 */
final class TurnClock {
  private static final long NOTHING = Long.MIN_VALUE;

  private final List<Duration> latencies = new ArrayList<>();
  private long asked = NOTHING;
  private boolean answering;

  /**
   * The caller has finished speaking; {@code lastVoiced} is when the last voiced frame went out.
   */
  synchronized void finishedSpeaking(long lastVoiced) {
    asked = answering ? NOTHING : lastVoiced;
  }

  /** The caller begins to speak: whatever was asked before is not waited for any more. */
  synchronized void beganSpeaking() {
    asked = NOTHING;
  }

  /** The other side's voice began with a frame that arrived at {@code now}. */
  synchronized void voiceBegan(long now) {
    answering = true;
    if (asked != NOTHING && now >= asked) {
      latencies.add(Duration.ofNanos(now - asked));
    }
    asked = NOTHING;
  }

  /** The other side has stopped speaking. */
  synchronized void voiceEnded() {
    answering = false;
  }

  /** The measured turns in their order. */
  synchronized List<Duration> latencies() {
    return List.copyOf(latencies);
  }
}
