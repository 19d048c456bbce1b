package org.dozvon.queue;

import java.time.Instant;
import java.util.Optional;

/**
 * One person in one queue; who works for several queues is a member of each, with the same
 * telephone.
 *
 * @param phone Asterisk's interface, such as {@code PJSIP/101}: the person's identity across queues
 * @param name as the queue knows it; the phone when it has none
 * @param penalty lower is rung first, 0..1000
 * @param pauseReason in plain words; may be empty
 * @param since when the state began
 * @param wrapUpUntil when the present wrap-up ends
 * @param callsTaken of this queue, since Asterisk's start
 */
public record Member(
    String queue,
    String phone,
    String name,
    int penalty,
    boolean paused,
    String pauseReason,
    MemberState state,
    Instant since,
    Optional<Instant> wrapUpUntil,
    int callsTaken) {

  /** Could take a call now. */
  public boolean isFree() {
    return !paused && state == MemberState.FREE;
  }

  /** Works for the queue: reachable and not paused, busy or not. */
  public boolean isStaffed() {
    return !paused && state != MemberState.UNAVAILABLE;
  }

  /** The same in another state. */
  public Member in(MemberState other, Instant now) {
    return other == state
        ? this
        : new Member(
            queue,
            phone,
            name,
            penalty,
            paused,
            pauseReason,
            other,
            now,
            other == MemberState.WRAP_UP ? wrapUpUntil : Optional.empty(),
            callsTaken);
  }
}
