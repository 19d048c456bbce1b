package org.dozvon.keeper;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.dozvon.queue.ToldWait;
import org.dozvon.queue.WaitingCaller;

/** What the rungs of one queue do, within their limits. For one queue in one decision. */
final class Acts {
  private final QueueRules rules;
  private final Gauge gauge;
  private final Everybody everybody;
  private final Draft draft;
  private final String queue;

  Acts(QueueRules rules, Gauge gauge, Everybody everybody, Draft draft) {
    this.rules = rules;
    this.gauge = gauge;
    this.everybody = everybody;
    this.draft = draft;
    this.queue = gauge.view().queue();
  }

  /** Acts for a rung that is on and whose condition holds. */
  void act(Rung rung) {
    switch (rung.act()) {
      case Act.RaisePriority raise ->
          forCallers(rung, caller -> raise(rung, caller, raise.points()));
      case Act.Overflow overflow ->
          forCallers(rung, caller -> overflow(rung, caller, overflow.to()));
      case Act.Comfort comfort -> forCallers(rung, caller -> comfort(rung, caller));
      case Act.OfferCallBack offer -> forCallers(rung, caller -> offer(rung, caller));
      case Act.Widen widen -> {
        if (isTime(rung)) {
          widen(rung, widen.most());
        }
      }
      case Act.Alarm alarm -> {
        if (isTime(rung)) {
          alarm(rung);
        }
      }
      case Act.AdviseBot advise -> {
        if (isTime(rung) && draft.deeds(queue, rung.name()).isEmpty()) {
          advise(rung, advise.advice());
        }
      }
    }
  }

  private interface ForCaller {
    /** Whether something was done. */
    boolean act(WaitingCaller caller);
  }

  private void forCallers(Rung rung, ForCaller act) {
    for (WaitingCaller caller : gauge.view().waiting()) {
      if (gauge.all(rung.when(), caller) && mayAct(rung) && act.act(caller)) {
        acted(rung);
      }
    }
  }

  /** Takes no step: the order of the claims does. */
  private boolean raise(Rung rung, WaitingCaller caller, int points) {
    if (draft.caller(caller).raise().points() >= points) {
      return false;
    }
    draft.caller(caller, state -> state.raisedTo(points, rung.name()));
    return true;
  }

  private boolean overflow(Rung rung, WaitingCaller caller, String to) {
    CallerState state = draft.caller(caller);
    OptionalDouble here = gauge.predictions().caller(caller.caller());
    if (state.turns().overflowed() || isBeyondReach(caller) || here.isEmpty()) {
      return false;
    }
    OptionalDouble there = everybody.waitIn(to);
    if (there.isEmpty() || there.getAsDouble() >= here.getAsDouble() / 2) {
      return false;
    }
    draft.take(
        rung.name(),
        new Intervention.Overflow(queue, caller.caller(), caller.channel(), to),
        gauge.tell(rung.when())
            + ": here another "
            + Words.seconds(here.getAsDouble())
            + ", in "
            + to
            + " "
            + Words.seconds(there.getAsDouble()));
    draft.caller(caller, CallerState::sentOn);
    everybody.sent(to);
    return true;
  }

  /** What may be told of place and wait; a kind word when both have got worse. */
  private boolean comfort(Rung rung, WaitingCaller caller) {
    Told told = draft.caller(caller).told();
    boolean tooSoon =
        told.at().filter(at -> at.plus(rung.every()).isAfter(draft.now())).isPresent();
    OptionalDouble left = gauge.predictions().caller(caller.caller());
    if (tooSoon || isBeyondReach(caller) || left.isEmpty()) {
      return false;
    }
    OptionalInt place = told.place(gauge.view().waiting().indexOf(caller) + 1);
    Optional<ToldWait> wait = told.atMost().next(left.getAsDouble(), draft.now());
    Optional<Duration> atMost = wait.flatMap(ToldWait::minutes).map(Duration::ofMinutes);
    draft.take(
        rung.name(),
        new Intervention.Comfort(queue, caller.caller(), caller.channel(), place, atMost),
        gauge.tell(rung.when()));
    draft.caller(caller, s -> s.heard(s.told().and(place, wait, draft.now())));
    return true;
  }

  private boolean offer(Rung rung, WaitingCaller caller) {
    if (draft.caller(caller).turns().offered() || isBeyondReach(caller)) {
      return false;
    }
    draft.take(
        rung.name(),
        new Intervention.OfferCallBack(queue, caller.caller(), caller.channel()),
        gauge.tell(rung.when()));
    draft.caller(caller, CallerState::withOffer);
    return true;
  }

  private void widen(Rung rung, int most) {
    Set<String> leave = new HashSet<>(draft.rung(queue, rung.name()).spared());
    leave.addAll(draft.touched(queue));
    List<Deed> mine = draft.deeds(queue, rung.name());
    Optional<Intervention.SetPenalty> level = everybody.levelDown(gauge.view(), leave);
    Optional<Intervention.AddMember> help =
        mine.stream().filter(deed -> deed.what() instanceof Intervention.AddMember).count() < most
            ? everybody.helper(gauge.view(), leave)
            : Optional.empty();
    if (level.isPresent()) {
      int was = everybody.penalty(queue, level.get().phone());
      draft.change(
          rung.name(), level.get(), was, gauge.tell(rung.when()) + ": rung like the others now");
      acted(rung);
    } else if (help.isPresent()) {
      draft.change(
          rung.name(),
          help.get(),
          0,
          gauge.tell(rung.when()) + ": " + help.get().name() + " of another queue helps out");
      acted(rung);
    }
  }

  private void alarm(Rung rung) {
    String text =
        gauge.tell(rung.when())
            + "; promised: "
            + Math.round(rules.target().share() * 100)
            + "% within "
            + Words.time(rules.target().within())
            + "; waiting: "
            + gauge.view().waiting().size()
            + ", free: "
            + gauge.view().free()
            + " of "
            + gauge.view().staffed();
    Intervention.Alarm alarm = new Intervention.Alarm(queue, text);
    if (draft.deeds(queue, rung.name()).isEmpty()) {
      draft.change(rung.name(), alarm, 0, gauge.tell(rung.when()));
    } else {
      draft.take(rung.name(), alarm, "still so: " + gauge.tell(rung.when()));
    }
    acted(rung);
  }

  private void advise(Rung rung, Advice advice) {
    boolean isDangerAlready =
        draft.deeds().stream()
            .map(Deed::what)
            .anyMatch(new Intervention.Advise(queue, Advice.MORE_SELF_SERVICE)::equals);
    if (!isDangerAlready) {
      draft.change(rung.name(), new Intervention.Advise(queue, advice), 0, gauge.tell(rung.when()));
      acted(rung);
    }
  }

  /** A phone rings for them already, or nobody knows their channel. */
  private static boolean isBeyondReach(WaitingCaller caller) {
    return caller.ringing().isPresent() || caller.channel().isEmpty();
  }

  private boolean isTime(Rung rung) {
    return mayAct(rung)
        && draft
            .rung(queue, rung.name())
            .lastAct()
            .filter(at -> at.plus(rung.every()).isAfter(draft.now()))
            .isEmpty();
  }

  private boolean mayAct(Rung rung) {
    return draft.rung(queue, rung.name()).actsInLastMinute(draft.now()) < rung.mostPerMinute()
        && draft.spent(queue) < rules.mostPerMinute();
  }

  private void acted(Rung rung) {
    draft.rung(queue, rung.name(), state -> state.acted(draft.now()));
  }
}
