package org.dozvon.ami;

import java.time.Duration;
import java.util.Map;

/**
 * How to reach Asterisk's manager interface, and how to use it.
 *
 * @param host name or address
 * @param port 1..65535
 * @param user a manager user that may read and write {@code call,agent}
 * @param secret its secret, never logged
 * @param firstPause the wait after the first failure; doubled with each further one
 * @param longestPause the longest wait for an Asterisk that is away; a connection that lived longer
 *     counts as a success
 * @param trackedCalls how many calls are followed at once; beyond, the oldest is forgotten
 * @param actionsPerSecond what Asterisk is asked to do for the queues at most, 1..1000
 * @param compareEvery how often Asterisk's own list of the queues is compared; zero: never
 * @param wrapUps how long each queue leaves its people in peace after a talk, for Asterisk does not
 *     tell; a queue that is not named: not at all
 */
public record AmiSettings(
    String host,
    int port,
    String user,
    String secret,
    Duration firstPause,
    Duration longestPause,
    int trackedCalls,
    int actionsPerSecond,
    Duration compareEvery,
    Map<String, Duration> wrapUps) {
  /** The usual {@link #actionsPerSecond}. */
  public static final int ACTIONS_PER_SECOND = 50;

  /** Copies. */
  public AmiSettings {
    wrapUps = Map.copyOf(wrapUps);
  }

  /**
   * The usual pauses (0.5 s to 2 s), 10,000 calls, 50 actions a second, compared each minute, no
   * wrap-up.
   */
  public static AmiSettings of(String host, int port, String user, String secret) {
    return new AmiSettings(
        host,
        port,
        user,
        secret,
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        10_000,
        ACTIONS_PER_SECOND,
        Duration.ofMinutes(1),
        Map.of());
  }

  /** The same with other pauses. */
  public AmiSettings pausing(Duration first, Duration longest) {
    return new AmiSettings(
        host,
        port,
        user,
        secret,
        first,
        longest,
        trackedCalls,
        actionsPerSecond,
        compareEvery,
        wrapUps);
  }

  /** The same with another limit of actions. */
  public AmiSettings acting(int perSecond) {
    return new AmiSettings(
        host,
        port,
        user,
        secret,
        firstPause,
        longestPause,
        trackedCalls,
        perSecond,
        compareEvery,
        wrapUps);
  }

  /** The same, compared as often. */
  public AmiSettings comparing(Duration every) {
    return new AmiSettings(
        host,
        port,
        user,
        secret,
        firstPause,
        longestPause,
        trackedCalls,
        actionsPerSecond,
        every,
        wrapUps);
  }

  /** The same with these queues' wrap-ups. */
  public AmiSettings wrapping(Map<String, Duration> queues) {
    return new AmiSettings(
        host,
        port,
        user,
        secret,
        firstPause,
        longestPause,
        trackedCalls,
        actionsPerSecond,
        compareEvery,
        queues);
  }

  @Override
  public String toString() {
    return user + "@" + host + ":" + port;
  }
}
