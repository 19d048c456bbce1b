package org.dozvon.keeper;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dozvon.callback.CallBackRules;
import org.dozvon.queue.ServiceLevelFormula;
import org.dozvon.queue.ServiceTarget;
import org.dozvon.queue.WaitClock;

/**
 * What one queue promises and what is done to keep it.
 *
 * @param formula how the service level is counted
 * @param clock from when a wait counts
 * @param talk how long a talk takes as planned
 * @param promise after this wait a call-back is offered; empty: never by itself
 * @param hours when there are people; out of hours nothing new is done; empty: always
 * @param members the people of this queue, for who may help where
 * @param reserve people kept free for gentle callers
 * @param mostPerMinute how much may be done in a minute; undoing is not counted
 * @param ladder what is done, in this order
 * @param callBack how callers are called back
 */
public record QueueRules(
    ServiceTarget target,
    ServiceLevelFormula formula,
    WaitClock clock,
    Duration talk,
    Optional<Duration> promise,
    Optional<OpenHours> hours,
    List<Colleague> members,
    int reserve,
    Priorities priorities,
    int mostPerMinute,
    List<Rung> ladder,
    CallBackRules callBack) {
  /**
   * Without a file: 80 % within 20 s, those with a reason first and gentle callers above all;
   * nobody is spoken to, moved or added, and the people who look after the queue are told below 60
   * %.
   */
  public static final QueueRules DEFAULT =
      new QueueRules(
          ServiceTarget.DEFAULT,
          ServiceLevelFormula.DEFAULT,
          WaitClock.SINCE_ASKED,
          Duration.ofMinutes(3),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          0,
          Priorities.DEFAULT,
          120,
          Rung.DEFAULT_LADDER,
          CallBackRules.DEFAULTS);

  /** Copies. */
  public QueueRules {
    members = List.copyOf(members);
    ladder = List.copyOf(ladder);
  }

  /** The ladder, and below it what the promise asks for. */
  List<Rung> rungs() {
    if (promise.isEmpty()) {
      return ladder;
    }
    Trigger late =
        new Trigger(Trigger.Figure.WAIT, Trigger.Side.OVER, promise.get().toMillis() / 1000.0);
    List<Rung> all = new ArrayList<>(ladder);
    all.add(Rung.of("promise", late, new Act.OfferCallBack()));
    return List.copyOf(all);
  }

  /** The same with another ladder. */
  public QueueRules with(List<Rung> other) {
    return new QueueRules(
        target,
        formula,
        clock,
        talk,
        promise,
        hours,
        members,
        reserve,
        priorities,
        mostPerMinute,
        other,
        callBack);
  }
}
