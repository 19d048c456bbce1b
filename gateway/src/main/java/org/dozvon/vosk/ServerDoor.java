package org.dozvon.vosk;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a server is worth a try: after a failure it is left alone for a while. What changes is
 * logged once. Safe for use by many threads.
 */
final class ServerDoor {
  private static final Logger log = LoggerFactory.getLogger(ServerDoor.class);
  private static final long OPEN = Long.MIN_VALUE;

  private final URI address;
  private final long pause;
  private final LongSupplier nanos;

  /** When it is tried again, of {@code nanos}; {@link #OPEN}: it works. */
  private final AtomicLong until = new AtomicLong(OPEN);

  ServerDoor(URI address, Duration pause, LongSupplier nanos) {
    this.address = address;
    this.pause = pause.toNanos();
    this.nanos = nanos;
  }

  URI address() {
    return address;
  }

  boolean isOpen() {
    long shut = until.get();
    return shut == OPEN || nanos.getAsLong() - shut >= 0;
  }

  void failed(String reason) {
    long again = nanos.getAsLong() + pause;
    if (until.getAndSet(again == OPEN ? again + 1 : again) == OPEN) {
      log.error("event=vosk_server_down server={} reason={}", address, reason);
    }
  }

  void worked() {
    if (until.get() != OPEN && until.getAndSet(OPEN) != OPEN) {
      log.info("event=vosk_server_back server={}", address);
    }
  }
}
