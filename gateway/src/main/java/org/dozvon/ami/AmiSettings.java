package org.dozvon.ami;

import java.time.Duration;

/**
 * How to reach Asterisk's manager interface.
 *
 * @param host name or address
 * @param port 1..65535
 * @param user a manager user that may read {@code call,agent}
 * @param secret its secret, never logged
 * @param firstPause the wait after the first failure; doubled with each further one
 * @param longestPause the longest wait; a connection that lived longer counts as a success
 * @param trackedCalls how many calls are followed at once; beyond, the oldest is forgotten
 */
public record AmiSettings(
    String host,
    int port,
    String user,
    String secret,
    Duration firstPause,
    Duration longestPause,
    int trackedCalls) {

  /** The usual pauses (0.5 s to 30 s) and 10,000 calls. */
  public static AmiSettings of(String host, int port, String user, String secret) {
    return new AmiSettings(
        host, port, user, secret, Duration.ofMillis(500), Duration.ofSeconds(30), 10_000);
  }

  @Override
  public String toString() {
    return user + "@" + host + ":" + port;
  }
}
