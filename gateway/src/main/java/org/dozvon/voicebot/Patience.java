package org.dozvon.voicebot;

import java.time.Duration;
import java.time.Instant;

/**
 * How long the caller has been silent although it is the caller's turn. Confined to the loop. Never
 * fires before the first question.
 */
final class Patience {
  private Duration limit = Duration.ZERO;
  private Instant since = Instant.MIN;

  /** A question was asked that waits so long for an answer. */
  void limit(Duration patience, Instant now) {
    limit = patience;
    since = now;
  }

  /** Anything happens: the silence starts anew. */
  void restart(Instant now) {
    since = now;
  }

  /** Whether the caller stayed silent too long by now; if so the silence starts anew. */
  boolean over(Instant now) {
    if (limit.isZero() || now.isBefore(since.plus(limit))) {
      return false;
    }
    since = now;
    return true;
  }

  /** The silence after which {@link #over} is true. */
  Duration limit() {
    return limit;
  }
}
