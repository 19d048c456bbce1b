package org.dozvon.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes on only when it is told to. Safe for use by many threads. */
public final class ManualClock implements InstantSource {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-25T09:00:00Z"));

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Lets so much time pass. */
  public void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }
}
