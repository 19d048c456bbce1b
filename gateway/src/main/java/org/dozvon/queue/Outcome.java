package org.dozvon.queue;

import java.time.Duration;
import java.time.Instant;

/** Something that ended on the floor and is counted once, in the interval of {@link #at()}. */
public sealed interface Outcome {
  /** When it ended. */
  Instant at();

  /** The queue it counts for. */
  String queue();

  /** The bot took a call. */
  record BotTook(Instant at, String queue, String caller) implements Outcome {}

  /** The bot kept a call. */
  record BotServed(Instant at, String queue, String caller) implements Outcome {}

  /**
   * A caller's wait in a queue is over.
   *
   * @param end how
   * @param phone who answered; empty unless {@code ANSWERED}
   */
  record Wait(Instant at, String queue, WaitingCaller caller, End end, String phone)
      implements Outcome {
    /** How a wait ends. */
    public enum End {
      ANSWERED,
      ABANDONED,
      /** The caller is still with us, elsewhere: neither kept nor lost here. */
      MOVED,
      /** Ended while the line to Asterisk was down: not known how. */
      UNSEEN
    }

    /** In this queue. */
    public Duration waited() {
      return Duration.between(caller.joined(), at);
    }

    /** Since a person was asked for: the queue's clock. */
    public Duration sinceAsked() {
      return Duration.between(caller.facts().asked(), at);
    }

    /** Since the call was answered: the caller's clock. */
    public Duration sinceAnswer() {
      return Duration.between(caller.facts().answered(), at);
    }
  }

  /** A member let it ring. */
  record Unanswered(Instant at, String queue, String caller, String phone, Duration rang)
      implements Outcome {}

  /** A talk is over. */
  record Talk(
      Instant at, String queue, String caller, String phone, Duration talked, Duration wrapUp)
      implements Outcome {}

  /** Nothing is known of the time from {@code from} to {@code at}; the queue is empty: all. */
  record Gap(Instant at, String queue, Instant from) implements Outcome {}
}
