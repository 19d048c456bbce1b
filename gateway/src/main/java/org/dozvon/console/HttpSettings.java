package org.dozvon.console;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * The HTTP port.
 *
 * @param address where it listens; whoever reaches it can read calls, so loopback by default
 * @param port 0 picks a free one
 * @param connections at most open at a time; one more is closed at once
 * @param streams at most open {@code /api/events} at a time, fewer than connections
 * @param idle after which a connection that neither asks nor listens to events is closed
 * @param bodyBytes of a request at most
 * @param isBehindProxy whether the last word of {@code X-Forwarded-For}, {@code -Proto} and {@code
 *     -Host} is believed: only when nobody reaches the port past a web server of ours
 */
public record HttpSettings(
    InetAddress address,
    int port,
    int connections,
    int streams,
    Duration idle,
    int bodyBytes,
    boolean isBehindProxy) {
  /** Loopback, port 8089, 256 connections, 32 streams, 30 s, 512 KiB, no proxy. */
  public static final HttpSettings DEFAULTS =
      new HttpSettings(
          InetAddress.getLoopbackAddress(),
          8089,
          256,
          32,
          Duration.ofSeconds(30),
          512 * 1024,
          false);

  /** The same on another port. */
  public HttpSettings on(int otherPort) {
    return new HttpSettings(
        address, otherPort, connections, streams, idle, bodyBytes, isBehindProxy);
  }

  InetSocketAddress socketAddress() {
    return new InetSocketAddress(address, port);
  }
}
