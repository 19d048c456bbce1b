package org.dozvon.keeper;

import java.time.Instant;
import java.util.Optional;

/**
 * What the keeper has to do with one caller.
 *
 * @param queue where the caller was last seen
 * @param raised points given by the ladder
 * @param was the priority before the keeper's last change of it
 * @param set the priority that the keeper gave; empty: none
 * @param setAt when
 * @param handsOff a person changed the priority: it stays as it is
 * @param comforted when the caller last heard where they stand
 * @param told by when they were told to be served at the latest
 * @param offered a call-back was offered
 * @param overflowed was sent to another queue
 * @param seen when last seen waiting
 */
record CallerState(
    String queue,
    int raised,
    int was,
    Optional<Integer> set,
    Instant setAt,
    boolean handsOff,
    Optional<Instant> comforted,
    Optional<Instant> told,
    boolean offered,
    boolean overflowed,
    Instant seen) {

  static CallerState of(String queue, Instant now) {
    return new CallerState(
        queue,
        0,
        0,
        Optional.empty(),
        now,
        false,
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        now);
  }
}
