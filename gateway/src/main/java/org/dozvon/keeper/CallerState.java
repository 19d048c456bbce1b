package org.dozvon.keeper;

import java.time.Instant;
import java.util.Optional;

/**
 * What the keeper has to do with one caller.
 *
 * @param standing in the queue where the caller was last seen
 * @param raise what the ladder gave
 * @param told what the caller has heard
 * @param turns what is done only once for a caller
 * @param seen when last seen waiting, give or take half a minute
 */
record CallerState(Standing standing, Raise raise, Told told, Turns turns, Instant seen) {
  /**
   * Where a caller stands in a queue.
   *
   * @param base the priority with which they came
   * @param set the priority that the keeper gave
   * @param handsOff a person changed the priority: it stays as it is
   */
  record Standing(String queue, int base, Optional<Given> set, boolean handsOff) {
    static Standing fresh(String queue, int base) {
      return new Standing(queue, base, Optional.empty(), false);
    }
  }

  /**
   * Points given by the ladder.
   *
   * @param by the rung that gave them; may be empty
   */
  record Raise(int points, String by) {
    static final Raise NONE = new Raise(0, "");
  }

  /**
   * What is done only once for a caller.
   *
   * @param offered a call-back was offered
   * @param overflowed was sent to another queue
   */
  record Turns(boolean offered, boolean overflowed) {
    static final Turns NONE = new Turns(false, false);
  }

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
    return new CallerState(Standing.fresh(queue, base), Raise.NONE, Told.NOTHING, Turns.NONE, now);
  }

  String queue() {
    return standing.queue();
  }

  Optional<Given> set() {
    return standing.set();
  }

  boolean handsOff() {
    return standing.handsOff();
  }

  /** The same caller in another queue: what was said holds, the priority begins anew. */
  CallerState in(String other, int otherBase, Instant now) {
    return new CallerState(Standing.fresh(other, otherBase), raise, told, turns, now);
  }

  CallerState seenAt(Instant now) {
    return new CallerState(standing, raise, told, turns, now);
  }

  CallerState raisedTo(int points, String by) {
    return new CallerState(standing, new Raise(points, by), told, turns, seen);
  }

  CallerState given(Given priority) {
    return with(
        new Standing(
            standing.queue(), standing.base(), Optional.of(priority), standing.handsOff()));
  }

  CallerState letBe() {
    return with(new Standing(standing.queue(), standing.base(), standing.set(), true));
  }

  CallerState heard(Told now) {
    return new CallerState(standing, raise, now, turns, seen);
  }

  CallerState withOffer() {
    return with(new Turns(true, turns.overflowed()));
  }

  CallerState sentOn() {
    return with(new Turns(turns.offered(), true));
  }

  private CallerState with(Standing next) {
    return new CallerState(next, raise, told, turns, seen);
  }

  private CallerState with(Turns next) {
    return new CallerState(standing, raise, told, next, seen);
  }
}
