package org.dozvon.speech;

import java.time.Instant;
import java.util.List;

/**
 * Finds where the caller's turns begin and end. Pure state machine, confined to one thread: time
 * comes only in as {@code now}.
 */
public interface TurnDetector {
  /** Takes an input that came at {@code now}; returns what it means, mostly nothing. */
  List<TurnEvent> on(TurnInput input, Instant now);
}
