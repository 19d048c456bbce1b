package org.dozvon.voicebot;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long the caller has been silent although it is the caller's turn. Noises that turn out to be
 * no words begin the silence anew, but not for ever: a television must not keep a caller waiting.
 * Confined to the loop. Never fires before the first question.
 */
final class Patience {
  /** So much longer may noises make it. */
  private static final Duration NOISES = Duration.ofSeconds(2);

  private Duration limit = Duration.ZERO;
  private Instant since = Instant.MIN;
  private Instant asked = Instant.MIN;
  private int told;

  /** A question was asked that waits so long for an answer. */
  void limit(Duration patience, Instant now) {
    limit = patience;
    restart(now);
  }

  /** Anything happens: the silence starts anew. */
  void restart(Instant now) {
    since = now;
    asked = now;
    told = 0;
  }

  /**
   * Something sounds that may be the caller: the silence starts anew, within limits. Tells, every
   * two seconds, when these are passed and it sounds on.
   */
  Optional<Duration> disturbed(Instant now) {
    since = now;
    if (limit.isZero() || now.isBefore(asked.plus(limit).plus(NOISES.multipliedBy(told + 1L)))) {
      return Optional.empty();
    }
    told++;
    return Optional.of(Duration.between(asked, now));
  }

  /** Whether the caller stayed silent too long by now; if so the silence starts anew. */
  boolean over(Instant now) {
    if (limit.isZero()
        || (now.isBefore(since.plus(limit)) && now.isBefore(asked.plus(limit).plus(NOISES)))) {
      return false;
    }
    restart(now);
    return true;
  }

  /** The silence after which {@link #over} is true. */
  Duration limit() {
    return limit;
  }
}
