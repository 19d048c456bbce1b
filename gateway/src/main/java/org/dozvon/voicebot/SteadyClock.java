package org.dozvon.voicebot;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * A clock for one conversation: right when it is made, and from then on as even as elapsed time.
 * When somebody sets the machine's clock in mid-call nobody is cut off, and no wait becomes an
 * hour. Safe for use by many threads.
 */
public final class SteadyClock implements InstantSource {
  private final Instant start;
  private final long startNanos;
  private final LongSupplier nanos;

  /**
   * Starts at what the wall clock says.
   *
   * @param nanos elapsed time, {@code System::nanoTime} or a test's own
   */
  public SteadyClock(InstantSource wall, LongSupplier nanos) {
    this.start = wall.instant();
    this.startNanos = nanos.getAsLong();
    this.nanos = nanos;
  }

  @Override
  public Instant instant() {
    return start.plusNanos(nanos.getAsLong() - startNanos);
  }
}
