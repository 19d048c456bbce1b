package org.dozvon.server;

import java.time.Duration;
import java.util.List;

/**
 * The AudioSocket listener.
 *
 * @param host address to listen on; loopback by default
 * @param port 0..65535; 0 takes a free one; 9092 by default
 * @param allow sources that may connect; loopback by default
 * @param idWithin how long a connection may take to say its id; 2 s
 * @param maxConnections open connections, further ones are closed at once; 1000
 * @param maxUnidentified connections that have not said their id yet; 100
 * @param threads event loops, 1..64; 2
 */
public record AudioSocketSettings(
    String host,
    int port,
    List<AddressRange> allow,
    Duration idWithin,
    int maxConnections,
    int maxUnidentified,
    int threads) {
  /** The values named above. */
  public static final AudioSocketSettings DEFAULTS =
      new AudioSocketSettings(
          "127.0.0.1", 9092, AddressRange.LOOPBACK, Duration.ofSeconds(2), 1000, 100, 2);

  public AudioSocketSettings {
    allow = List.copyOf(allow);
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port: " + port + " (expected: 0..65535)");
    }
    if (threads < 1 || threads > 64) {
      throw new IllegalArgumentException("threads: " + threads + " (expected: 1..64)");
    }
  }
}
