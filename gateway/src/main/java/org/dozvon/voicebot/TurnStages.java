package org.dozvon.voicebot;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;

/**
 * Where the time goes between the caller's last sound and the bot's answer: {@code stopped ->
 * understood -> decided -> spoke}. Confined to the loop.
 */
final class TurnStages {
  private Optional<Turn> turn = Optional.empty();

  /** What is known of a turn so far; a stage that was skipped took no time. */
  private record Turn(
      Instant lastSound, Instant over, Optional<Instant> words, Optional<Instant> decision) {}

  /** The caller's turn is over; what went before it was never answered. */
  void callerStopped(Instant lastSound, Instant now) {
    turn = Optional.of(new Turn(lastSound, now, Optional.empty(), Optional.empty()));
  }

  /** The final words are there. */
  void understood(Instant now) {
    turn = turn.map(t -> new Turn(t.lastSound(), t.over(), Optional.of(now), Optional.empty()));
  }

  /** There is something to say. */
  void decided(Instant now) {
    turn =
        turn.map(
            t ->
                new Turn(
                    t.lastSound(), t.over(), t.words(), t.decision().or(() -> Optional.of(now))));
  }

  /** Something else is answered now. */
  void forget() {
    turn = Optional.empty();
  }

  /** The first 20 ms of a sentence go out; empty when they answer no turn of the caller's. */
  Optional<CallEvent.TurnTaken> spoke(CallId call, Instant now) {
    Optional<CallEvent.TurnTaken> taken =
        turn.filter(t -> t.words().isPresent() && t.decision().isPresent())
            .map(t -> taken(t, call, now));
    taken.ifPresent(event -> turn = Optional.empty());
    return taken;
  }

  private static CallEvent.TurnTaken taken(Turn turn, CallId call, Instant now) {
    Instant words = turn.words().orElse(turn.over());
    Instant decision = turn.decision().orElse(words);
    return new CallEvent.TurnTaken(
        call,
        now,
        Duration.between(turn.lastSound(), turn.over()),
        Duration.between(turn.over(), words),
        Duration.between(words, decision),
        Duration.between(decision, now));
  }
}
