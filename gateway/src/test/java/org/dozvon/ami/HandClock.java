package org.dozvon.ami;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. */
final class HandClock implements InstantSource {
  private volatile Instant now;

  HandClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void at(Instant then) {
    now = then;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }
}
