package org.dozvon.phonebank.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures how long the caller waits for an answer: from the last voiced frame the caller sent to
 * the first voiced frame heard after it. Not measured, but counted:
 *
 * <ul>
 *   <li>the other side still speaks when the caller ends: it answers nothing yet
 *   <li>the other side begins while the caller has more to say: it talks over the caller
 * </ul>
 *
 * Times are nanoseconds of a steady clock. Safe for use by the mouth's and the ears' threads.
 */
final class TurnClock {
  private static final long NOTHING = Long.MIN_VALUE;

  private final List<Duration> latencies = new ArrayList<>();
  private long lastVoiced = NOTHING;
  private long answered = NOTHING;
  private boolean speaking;
  private boolean heard;
  private int talkedOver;

  /** The caller begins to say something that wants an answer. */
  synchronized void beganSpeaking() {
    speaking = true;
    lastVoiced = NOTHING;
    answered = NOTHING;
  }

  /** A voiced frame of it has gone out. */
  synchronized void spoke(long now) {
    if (answered != NOTHING) {
      talkedOver++;
    }
    answered = NOTHING;
    lastVoiced = heard ? NOTHING : now;
  }

  /** All of it has gone out; frames without voice may have followed the last word. */
  synchronized void finishedSpeaking() {
    speaking = false;
    measure();
  }

  /** The other side's voice began with a frame that arrived at {@code now}. */
  synchronized void voiceBegan(long now) {
    heard = true;
    if (lastVoiced != NOTHING && now >= lastVoiced && answered == NOTHING) {
      answered = now;
    }
    if (!speaking) {
      measure();
    }
  }

  private void measure() {
    if (answered != NOTHING) {
      latencies.add(Duration.ofNanos(answered - lastVoiced));
      answered = NOTHING;
      lastVoiced = NOTHING;
    }
  }

  /** The other side has stopped speaking. */
  synchronized void voiceEnded() {
    heard = false;
  }

  /** The measured turns in their order. */
  synchronized List<Duration> latencies() {
    return List.copyOf(latencies);
  }

  /** How often the other side began while the caller had more to say. */
  synchronized int talkedOver() {
    return talkedOver;
  }
}
