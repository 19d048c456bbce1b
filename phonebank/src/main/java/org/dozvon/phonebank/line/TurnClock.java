package org.dozvon.phonebank.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

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

  /** A voice heard so long after the caller's last sound answers it, and is no rest of before. */
  private static final long ANSWER = TimeUnit.MILLISECONDS.toNanos(300);

  private final List<Duration> latencies = new ArrayList<>();
  private long lastVoiced = NOTHING;
  private long answered = NOTHING;
  private final List<Duration> bargeIns = new ArrayList<>();
  private long onset = NOTHING;
  private long lastSpoke = NOTHING;
  private long lastHeard = NOTHING;
  private boolean speaking;
  private boolean heard;
  private int talkedOver;

  /** The caller begins to say something that wants an answer. */
  synchronized void beganSpeaking() {
    speaking = true;
    lastVoiced = NOTHING;
    answered = NOTHING;
    onset = NOTHING;
  }

  /** A voiced frame of it has gone out. */
  synchronized void spoke(long now) {
    if (answered != NOTHING) {
      talkedOver++;
    }
    answered = NOTHING;
    lastVoiced = heard ? NOTHING : now;
    if (heard && onset == NOTHING) {
      onset = now;
    }
    lastSpoke = now;
  }

  /** A voiced frame was heard. */
  synchronized void hears(long now) {
    if (speaking && now - lastSpoke < ANSWER) {
      lastHeard = now;
    }
  }

  /** All of it has gone out; frames without voice may have followed the last word. */
  synchronized void finishedSpeaking() {
    speaking = false;
    measure();
    if (onset != NOTHING && !heard) {
      bargeIns.add(Duration.ofNanos(Math.max(0, lastHeard - onset)));
    }
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

  /**
   * From the caller's first sound into the other's voice to the last that was heard of it, when it
   * fell silent before the caller was done.
   */
  synchronized List<Duration> bargeIns() {
    return List.copyOf(bargeIns);
  }

  /** How often the other side began while the caller had more to say. */
  synchronized int talkedOver() {
    return talkedOver;
  }
}
