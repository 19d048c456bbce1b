package org.dozvon.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dozvon.server.AgiListener;
import org.dozvon.server.AudioSocketListener;
import org.dozvon.voicebot.Pacer;

/**
 * Whether the threads that all calls share still go round. What is wrong here only a new start
 * mends; a database or an Asterisk that is away is no reason for one.
 */
record Liveness(Pacer pacer, AudioSocketListener voices, AgiListener calls) {
  private static final Duration PACER_STANDS = Duration.ofMillis(1500);

  /** Below the second that a guard waits for the answer. */
  private static final Duration LOOP_STANDS = Duration.ofMillis(400);

  /** {@code status=up}, or the names of what stands still; takes up to 0.8 s. */
  Map<String, Object> look() {
    Map<String, Object> found = new LinkedHashMap<>();
    try {
      boolean paced = pacer.sinceLastSlot().compareTo(PACER_STANDS) < 0;
      boolean heard = voices.answersWithin(LOOP_STANDS);
      boolean called = calls.answersWithin(LOOP_STANDS);
      found.put("status", paced && heard && called ? "up" : "stands still");
      found.put("pacer", paced);
      found.put("audiosocket", heard);
      found.put("agi", called);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      found.put("status", "closing");
    }
    return found;
  }
}
