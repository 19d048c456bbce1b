package org.dozvon.queue;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is counted of one queue in some time. Any two can be added: four quarters of an hour are the
 * hour. A caller counts when the wait ends, a talk when it ends.
 *
 * @param answered callers whom a person answered
 * @param abandoned callers who hung up while waiting
 * @param moved callers who left the queue and are still with us: withdrawn, overflowed, timed out,
 *     by key, with a call-back; neither kept nor lost here
 * @param unseen callers who left while nothing was known of the queues
 * @param sinceAnswer the waits by the caller's clock
 * @param sinceAsked the waits by the queue's clock
 * @param gentleAbandoned gentle callers among the abandoned
 * @param gentle the gentle callers' time from the answer of the call to a person
 * @param talks talks that ended
 * @param talked their length, added up
 * @param wrapUp the writing up after them, added up
 * @param rangOut how often a member let it ring
 * @param botTook calls that the bot took
 * @param botKept calls among them that needed no person
 * @param staffed how long members were there and not paused, added up over members
 * @param busy how long they talked or wrote up in it, added up over members
 */
public record Counts(
    int answered,
    int abandoned,
    int moved,
    int unseen,
    Waits sinceAnswer,
    Waits sinceAsked,
    int gentleAbandoned,
    Spread gentle,
    int talks,
    Duration talked,
    Duration wrapUp,
    int rangOut,
    int botTook,
    int botKept,
    Duration staffed,
    Duration busy) {
  private static final Duration ZERO = Duration.ZERO;

  /** Nothing. */
  public static final Counts NONE =
      new Counts(
          0, 0, 0, 0, Waits.NONE, Waits.NONE, 0, Spread.NONE, 0, ZERO, ZERO, 0, 0, 0, ZERO, ZERO);

  /** What one outcome counts; a gap counts nothing. */
  public static Counts of(Outcome outcome, ServiceTarget target) {
    return switch (outcome) {
      case Outcome.Wait e -> of(e, target);
      case Outcome.Talk e -> talk(e.talked(), e.wrapUp());
      case Outcome.Unanswered e -> bells(1, 0, 0);
      case Outcome.BotTook e -> bells(0, 1, 0);
      case Outcome.BotServed e -> bells(0, 0, 1);
      case Outcome.Gap e -> NONE;
    };
  }

  /** Members who were there and who worked, for some time. */
  static Counts presence(Duration staffed, Duration busy) {
    return new Counts(
        0, 0, 0, 0, Waits.NONE, Waits.NONE, 0, Spread.NONE, 0, ZERO, ZERO, 0, 0, 0, staffed, busy);
  }

  /** Both. */
  public Counts plus(Counts other) {
    return new Counts(
        answered + other.answered,
        abandoned + other.abandoned,
        moved + other.moved,
        unseen + other.unseen,
        sinceAnswer.plus(other.sinceAnswer),
        sinceAsked.plus(other.sinceAsked),
        gentleAbandoned + other.gentleAbandoned,
        gentle.plus(other.gentle),
        talks + other.talks,
        talked.plus(other.talked),
        wrapUp.plus(other.wrapUp),
        rangOut + other.rangOut,
        botTook + other.botTook,
        botKept + other.botKept,
        staffed.plus(other.staffed),
        busy.plus(other.busy));
  }

  /** Only what is not made of waits and talks: the bot's calls, unanswered rings, presence. */
  public Counts withoutCallers() {
    return bells(rangOut, botTook, botKept).plus(presence(staffed, busy));
  }

  /** Callers whose wait ended, in whatever way. */
  public int offered() {
    return answered + abandoned + moved + unseen;
  }

  /** Gentle callers whom a person answered. */
  public int gentleAnswered() {
    return gentle.total();
  }

  /** The waits by this clock. */
  public Waits waits(WaitClock clock) {
    return clock == WaitClock.SINCE_ANSWER ? sinceAnswer : sinceAsked;
  }

  /** Average speed of answer, over the answered; empty when nobody was. */
  public Optional<Duration> speedOfAnswer(WaitClock clock) {
    return answered == 0
        ? Optional.empty()
        : Optional.of(waits(clock).answeredWaited().dividedBy(answered));
  }

  /** Average talk; empty without talks. */
  public Optional<Duration> averageTalk() {
    return talks == 0 ? Optional.empty() : Optional.of(talked.dividedBy(talks));
  }

  /** Average wrap-up; empty without talks. */
  public Optional<Duration> averageWrapUp() {
    return talks == 0 ? Optional.empty() : Optional.of(wrapUp.dividedBy(talks));
  }

  /** Which share of their time members talked or wrote up, 0..1; empty when nobody was there. */
  public OptionalDouble occupancy() {
    return share(busy.toMillis(), staffed.toMillis());
  }

  /** Which share of the calls that the bot took needed no person, 0..1. */
  public OptionalDouble keptByBot() {
    return share(botKept, botTook);
  }

  static OptionalDouble share(long part, long all) {
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / all);
  }

  private static Counts of(Outcome.Wait wait, ServiceTarget target) {
    boolean gentle = wait.caller().facts().gentle();
    Duration answer = notNegative(wait.sinceAnswer());
    Duration asked = notNegative(wait.sinceAsked());
    return switch (wait.end()) {
      case ANSWERED ->
          waits(
              1,
              0,
              0,
              0,
              Waits.answered(answer, target),
              Waits.answered(asked, target),
              0,
              gentle ? Spread.of(answer) : Spread.NONE);
      case ABANDONED ->
          waits(
              0,
              1,
              0,
              0,
              Waits.abandoned(answer, target),
              Waits.abandoned(asked, target),
              gentle ? 1 : 0,
              Spread.NONE);
      case MOVED -> waits(0, 0, 1, 0, Waits.NONE, Waits.NONE, 0, Spread.NONE);
      case UNSEEN -> waits(0, 0, 0, 1, Waits.NONE, Waits.NONE, 0, Spread.NONE);
    };
  }

  private static Counts waits(
      int answered,
      int abandoned,
      int moved,
      int unseen,
      Waits sinceAnswer,
      Waits sinceAsked,
      int gentleAbandoned,
      Spread gentle) {
    return new Counts(
        answered,
        abandoned,
        moved,
        unseen,
        sinceAnswer,
        sinceAsked,
        gentleAbandoned,
        gentle,
        0,
        ZERO,
        ZERO,
        0,
        0,
        0,
        ZERO,
        ZERO);
  }

  private static Counts talk(Duration talked, Duration wrapUp) {
    return new Counts(
        0, 0, 0, 0, Waits.NONE, Waits.NONE, 0, Spread.NONE, 1, talked, wrapUp, 0, 0, 0, ZERO, ZERO);
  }

  private static Counts bells(int rangOut, int botTook, int botKept) {
    return new Counts(
        0,
        0,
        0,
        0,
        Waits.NONE,
        Waits.NONE,
        0,
        Spread.NONE,
        0,
        ZERO,
        ZERO,
        rangOut,
        botTook,
        botKept,
        ZERO,
        ZERO);
  }

  /** Two machines' clocks may disagree by a little. */
  private static Duration notNegative(Duration time) {
    return time.isNegative() ? ZERO : time;
  }
}
