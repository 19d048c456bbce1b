package org.dozvon.server;

import java.time.Duration;
import java.util.List;

/**
 * The FastAGI listener's settings.
 *
 * @param host the address to bind
 * @param port 0 picks a free one
 * @param allowed who may connect
 * @param maxCalls at a time, 1 or more
 * @param maxCallsPerAddress at a time from one Asterisk, 1 or more
 * @param environmentTimeout within which the whole environment block must have come
 * @param drainTimeout how long closing waits for running calls
 */
public record AgiSettings(
    String host,
    int port,
    List<AddressRange> allowed,
    int maxCalls,
    int maxCallsPerAddress,
    Duration environmentTimeout,
    Duration drainTimeout) {
  /** Loopback, Asterisk's own port 4573, 1000 calls, 500 per address, 5 s, 30 s. */
  public static final AgiSettings DEFAULTS =
      new AgiSettings(
          "127.0.0.1",
          4573,
          AddressRange.LOOPBACK,
          1000,
          500,
          Duration.ofSeconds(5),
          Duration.ofSeconds(30));

  public AgiSettings {
    allowed = List.copyOf(allowed);
    if (maxCalls < 1 || maxCallsPerAddress < 1) {
      throw new IllegalArgumentException(
          "caps: %d, %d (expected: 1 or more)".formatted(maxCalls, maxCallsPerAddress));
    }
  }
}
