package org.dozvon.dialog;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * What a clock on the hotline's wall shows at the input that is being answered: "tomorrow" and
 * "open until six" need it. It never moves by itself. Set on the conversation's thread; may be read
 * on any.
 */
final class WallClock {
  private final ZoneId zone;
  private volatile LocalDateTime now;

  /** Shows the beginning of 1970 until it is set. */
  WallClock(ZoneId zone) {
    this.zone = zone;
    this.now = LocalDateTime.ofInstant(Instant.EPOCH, zone);
  }

  void set(Instant instant) {
    now = LocalDateTime.ofInstant(instant, zone);
  }

  /** Date and time at the hotline's place. */
  LocalDateTime now() {
    return now;
  }
}
