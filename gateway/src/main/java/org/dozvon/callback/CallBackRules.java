package org.dozvon.callback;

import java.time.Duration;

/**
 * How a queue's callers are called back.
 *
 * @param first who is got first
 * @param tries how often the telephone rings in all, 1..
 * @param pause between two tries
 * @param ring how long the telephone rings
 * @param expires how long after the booking it is given up
 * @param confirm whether who answers must say yes or press 1, so that no person talks to an
 *     answering machine
 * @param otherNumber whether another number may be given than the one that calls
 * @param most open call-backs of the queue; beyond, none is offered; 0: never one
 * @param talk a usual talk, by which the next free person is foreseen
 */
public record CallBackRules(
    First first,
    int tries,
    Duration pause,
    Duration ring,
    Duration expires,
    boolean confirm,
    boolean otherNumber,
    int most,
    Duration talk) {

  /** Who is got first. */
  public enum First {
    /** A person, who then hears the caller's telephone ring: the caller never waits. */
    AGENT,
    /** The caller, who then waits at the kept place: the person never waits. */
    CALLER
  }

  /** A person first, three tries five minutes apart, two hours, a hundred open ones. */
  public static final CallBackRules DEFAULTS =
      new CallBackRules(
          First.AGENT,
          3,
          Duration.ofMinutes(5),
          Duration.ofSeconds(25),
          Duration.ofHours(2),
          true,
          true,
          100,
          Duration.ofMinutes(3));

  /** The same where a talk usually takes this long. */
  public CallBackRules talking(Duration usual) {
    return new CallBackRules(first, tries, pause, ring, expires, confirm, otherNumber, most, usual);
  }

  /** The same when nobody is there any more: what is booked is given up, nothing new is offered. */
  public CallBackRules closed() {
    return new CallBackRules(
        first, tries, pause, ring, Duration.ZERO, confirm, otherNumber, 0, talk);
  }
}
