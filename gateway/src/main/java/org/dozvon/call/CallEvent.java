package org.dozvon.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * One thing that happened in a call, in the order of {@link #at()}. Published to a {@code
 * Consumer<CallEvent>} that never blocks and may be called from any thread.
 */
public sealed interface CallEvent {
  /** The call it happened in. */
  CallId call();

  /** When it happened. */
  Instant at();

  /**
   * The gateway has the call.
   *
   * @param asteriskId Asterisk's unique id of the caller's channel, by which AMI events are matched
   */
  record Started(
      CallId call, Instant at, Caller caller, String hotline, Locale language, String asteriskId)
      implements CallEvent {}

  /** A profile was chosen, at the start or in the middle of the call. */
  record ProfileChosen(CallId call, Instant at, ProfileChoice choice) implements CallEvent {}

  /** The bot begins to say this. */
  record BotSaid(CallId call, Instant at, String text) implements CallEvent {}

  /**
   * The caller spoke into the bot's words.
   *
   * @param heard what was played of the sentence that was cut, to the word or so, with dots at the
   *     end; empty when it was cut between two sentences
   * @param unheard what was not played of that sentence and of those after it
   */
  record BargedIn(CallId call, Instant at, String heard, String unheard) implements CallEvent {}

  /**
   * The caller said something.
   *
   * @param text as recognised; empty when it was speech without any known word
   * @param confidence 0..1
   * @param meaning what the dialog took it for (an intent, a value), empty when not understood
   */
  record CallerSaid(CallId call, Instant at, String text, double confidence, String meaning)
      implements CallEvent {}

  /** The caller pressed keys, {@code 0-9 * # A-D}. */
  record CallerPressed(CallId call, Instant at, String keys) implements CallEvent {}

  /** The caller was asked and stayed silent for {@code waited}. */
  record CallerSilent(CallId call, Instant at, Duration waited) implements CallEvent {}

  /**
   * The bot took its turn: where the time went between the caller's last sound and the first 20 ms
   * of the answer, as this gateway saw it (the line's delay is not in it).
   *
   * @param endpointing until the caller's turn was taken for over
   * @param recognition from there to the final words
   * @param decision from there to the decision to say something, a route that was called included
   * @param speaking from there to the first 20 ms that went out
   */
  record TurnTaken(
      CallId call,
      Instant at,
      Duration endpointing,
      Duration recognition,
      Duration decision,
      Duration speaking)
      implements CallEvent {}

  /** What the caller wants became known. */
  record IntentFound(CallId call, Instant at, String intent) implements CallEvent {}

  /** A value was collected or looked up; kept for the agent. */
  record ValueCollected(CallId call, Instant at, String name, String value) implements CallEvent {}

  /**
   * A route was called.
   *
   * @param outcome {@code ok}, or why it failed
   * @param reply the values it returned, empty on failure
   */
  record RouteCalled(
      CallId call,
      Instant at,
      String route,
      Map<String, String> arguments,
      String outcome,
      Map<String, String> reply,
      Duration took)
      implements CallEvent {
    public RouteCalled {
      arguments = Map.copyOf(arguments);
      reply = Map.copyOf(reply);
    }
  }

  /** Recognition is not to be had; the call goes on with keys and a person. */
  record HearingLost(CallId call, Instant at, String reason) implements CallEvent {}

  /**
   * The caller is on the way to a person.
   *
   * @param skill that the person should have; may be empty
   */
  record HandedOver(
      CallId call, Instant at, String queue, String topic, String reason, String skill)
      implements CallEvent {
    /** To any person of the queue. */
    public HandedOver(CallId call, Instant at, String queue, String topic, String reason) {
      this(call, at, queue, topic, reason, "");
    }
  }

  /** Asterisk says that the caller stands in a queue. */
  record JoinedQueue(CallId call, Instant at, String queue, int position) implements CallEvent {}

  /**
   * A person answered.
   *
   * @param agent as the queue knows the person
   * @param phone Asterisk's interface, such as {@code PJSIP/101}: who may see the call goes by it
   * @param waited since the caller joined the queue
   */
  record PersonAnswered(
      CallId call, Instant at, String queue, String agent, String phone, Duration waited)
      implements CallEvent {}

  /** The caller left the queue without an answer. */
  record AbandonedQueue(CallId call, Instant at, String queue, Duration waited)
      implements CallEvent {}

  /**
   * Who took the call has written down what it was about and what came of it; often after the end.
   *
   * @param agent Asterisk's interface
   */
  record WrappedUp(CallId call, Instant at, String agent, String topic, String outcome)
      implements CallEvent {}

  /** The call is over. */
  record Ended(CallId call, Instant at, Ending ending) implements CallEvent {}
}
