package org.dozvon.keeper;

import java.time.Instant;
import java.util.Optional;

/**
 * What the keeper has to do with one caller.
 *
 * @param queue where the caller was last seen
 * @param base the priority with which they came
 * @param raised points given by the ladder
 * @param raisedBy the rung that gave them and why; may be empty
 * @param set the priority that the keeper gave
 * @param handsOff a person changed the priority: it stays as it is
 * @param comforted when the caller last heard where they stand
 * @param told by when they were told to be served at the latest
 * @param offered a call-back was offered
 * @param overflowed was sent to another queue
 * @param seen when last seen waiting, give or take half a minute
 */
record CallerState(
    String queue,
    int base,
    int raised,
    String raisedBy,
    Optional<Given> set,
    boolean handsOff,
    Optional<Instant> comforted,
    Optional<Instant> told,
    boolean offered,
    boolean overflowed,
    Instant seen) {

  /**
   * A priority that the keeper gave.
   *
   * @param was the one before
   * @param tries how often it was given without effect, this one included
   */
  record Given(int was, int priority, Instant at, int tries) {
    private static final int MOST_TRIES = 3;
    private static final int IN_FLIGHT_SECONDS = 5;

    /** Asterisk may not have told of it yet. */
    boolean isInFlight(Instant now) {
      return at.plusSeconds(IN_FLIGHT_SECONDS).isAfter(now);
    }

    /** It was given often enough, and the caller still has another one. */
    boolean isHopeless(int priority, Instant now) {
      return priority != this.priority && tries >= MOST_TRIES && !isInFlight(now);
    }
  }

  static CallerState of(String queue, int base, Instant now) {
    return new CallerState(
        queue,
        base,
        0,
        "",
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        now);
  }

  /** The same caller in another queue: what was said holds, the priority begins anew. */
  CallerState in(String other, int otherBase, Instant now) {
    return new CallerState(
        other,
        otherBase,
        raised,
        raisedBy,
        Optional.empty(),
        false,
        comforted,
        Optional.empty(),
        offered,
        overflowed,
        now);
  }

  CallerState seenAt(Instant now) {
    return new CallerState(
        queue, base, raised, raisedBy, set, handsOff, comforted, told, offered, overflowed, now);
  }

  CallerState raisedTo(int points, String why) {
    return new CallerState(
        queue, base, points, why, set, handsOff, comforted, told, offered, overflowed, seen);
  }

  CallerState given(Given priority) {
    return new CallerState(
        queue,
        base,
        raised,
        raisedBy,
        Optional.of(priority),
        handsOff,
        comforted,
        told,
        offered,
        overflowed,
        seen);
  }

  CallerState letBe() {
    return new CallerState(
        queue, base, raised, raisedBy, set, true, comforted, told, offered, overflowed, seen);
  }

  CallerState comforted(Instant now, Instant servedBy) {
    return new CallerState(
        queue,
        base,
        raised,
        raisedBy,
        set,
        handsOff,
        Optional.of(now),
        Optional.of(servedBy),
        offered,
        overflowed,
        seen);
  }

  CallerState withOffer() {
    return new CallerState(
        queue, base, raised, raisedBy, set, handsOff, comforted, told, true, overflowed, seen);
  }

  CallerState sentOn() {
    return new CallerState(
        queue, base, raised, raisedBy, set, handsOff, comforted, told, offered, true, seen);
  }
}
