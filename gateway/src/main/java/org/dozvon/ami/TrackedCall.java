package org.dozvon.ami;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dozvon.call.CallId;
import org.dozvon.call.Ending;

/**
 * What is known of one call's way to a person.
 *
 * @param handedOver the gateway let go of it, or it stands in a queue
 * @param joined when it joined its present queue
 * @param agent who answered
 * @param endedBy who ended the talk with the agent
 */
record TrackedCall(
    CallId call,
    boolean handedOver,
    Optional<Instant> joined,
    Optional<String> agent,
    Ending.Party endedBy) {

  static TrackedCall started(CallId call) {
    return new TrackedCall(call, false, Optional.empty(), Optional.empty(), Ending.Party.CALLER);
  }

  TrackedCall onTheWay() {
    return new TrackedCall(call, true, joined, agent, endedBy);
  }

  TrackedCall inQueue(Instant now) {
    return new TrackedCall(call, true, Optional.of(now), agent, endedBy);
  }

  TrackedCall answeredBy(String name) {
    return new TrackedCall(call, true, joined, Optional.of(name), endedBy);
  }

  TrackedCall talkEndedBy(Ending.Party party) {
    return new TrackedCall(call, handedOver, joined, agent, party);
  }

  /** Time in the queue. */
  Duration waited(Instant now) {
    return joined.map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
  }

  Ending ending() {
    return agent
        .map(name -> new Ending(Ending.Result.HANDED_OVER, endedBy, "talked with " + name))
        .orElse(
            new Ending(
                Ending.Result.ABANDONED, Ending.Party.CALLER, "gone before a person answered"));
  }
}
