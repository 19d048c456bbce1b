package org.dozvon.publishing;

import java.time.Duration;
import java.time.Instant;

/**
 * Somebody is about to bring a hotline's folder to the state of this hash, or has just done so, and
 * says who and what for. While it is fresh the gateway takes no other state, so that half of a
 * roll-back is never published.
 */
public record Announcement(String hash, String by, String note, Instant at) {
  /** How long writing the files may take. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  boolean isFresh(Instant now) {
    return now.isBefore(at.plus(FRESH));
  }
}
