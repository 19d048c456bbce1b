package org.dozvon.ami;

import java.time.Duration;
import java.time.Instant;

/**
 * When an event happened, on our clock. Asterisk stamps its events ({@code timestampevents = yes})
 * by a clock of its own, and we get them a little later: the least difference seen of late is taken
 * for that between the clocks, so that an event that waited on its way still has its true time.
 * Without a stamp it is now. Confined to one thread at a time.
 */
final class EventTimes {
  private static final Duration OF_LATE = Duration.ofMinutes(2);

  private Instant since = Instant.EPOCH;
  private long before = Long.MAX_VALUE;
  private long least = Long.MAX_VALUE;

  /**
   * When it happened.
   *
   * @param stamp seconds by Asterisk's clock, or null
   */
  Instant of(Double stamp, Instant now) {
    if (stamp == null) {
      return now;
    }
    if (now.isAfter(since.plus(OF_LATE)) || now.isBefore(since)) {
      before = least;
      least = Long.MAX_VALUE;
      since = now;
    }
    long micros = Math.round(stamp * 1e6);
    least = Math.min(least, micros(now) - micros);
    Instant then = ofMicros(micros + Math.min(least, before));
    return then.isAfter(now) ? now : then;
  }

  /** Another Asterisk, or the same after a restart: its clock may be another. */
  void forget() {
    since = Instant.EPOCH;
    before = Long.MAX_VALUE;
    least = Long.MAX_VALUE;
  }

  private static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
  }

  private static Instant ofMicros(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000L);
  }
}
