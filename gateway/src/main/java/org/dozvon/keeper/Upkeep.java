package org.dozvon.keeper;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dozvon.queue.Member;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitingCaller;

/**
 * Compares what the keeper has changed with what is there: what people changed meanwhile is theirs,
 * what never took effect may be tried again. Takes deeds back.
 */
final class Upkeep {
  /** How long Asterisk may take to do and to tell what it was asked for. */
  private static final Duration TO_TAKE_EFFECT = Duration.ofSeconds(10);

  /** Long enough to find a caller again who was sent to another queue. */
  private static final Duration FORGET = Duration.ofMinutes(5);

  private static final Duration SEEN_AGAIN = Duration.ofSeconds(30);

  private final Map<String, QueueView> views = new HashMap<>();
  private final Draft draft;

  Upkeep(List<QueueView> views, Draft draft) {
    views.forEach(view -> this.views.put(view.queue(), view));
    this.draft = draft;
  }

  /** Before anything is decided. */
  void look() {
    views.values().forEach(view -> view.waiting().forEach(this::look));
    draft.forgetCallers(draft.now().minus(FORGET));
    draft.deeds().stream().filter(deed -> !deed.dry()).forEach(this::look);
  }

  /** Takes back what these rungs did; all of the deeds whose rung is not among them. */
  void takeBackUnknown(Rules rules) {
    Set<String> known = new HashSet<>();
    rules
        .queues()
        .forEach(
            (queue, its) -> {
              its.rungs().forEach(rung -> known.add(Draft.key(queue, rung.name())));
              known.add(Draft.key(queue, Reserve.NAME));
            });
    for (Deed deed : draft.deeds()) {
      if (!known.contains(Draft.key(deed.what().queue(), deed.rung()))) {
        takeBack(deed, "the rule \"" + deed.rung() + "\" is no longer in queues.yaml");
      }
    }
    draft.rungs().keySet().stream().filter(key -> !known.contains(key)).forEach(draft::forgetRung);
  }

  /** Takes back all that one rung did. */
  void takeBack(String queue, String rung, String reason) {
    draft.deeds(queue, rung).forEach(deed -> takeBack(deed, reason));
  }

  void takeBack(Deed deed, String reason) {
    switch (deed.what()) {
      case Intervention.SetPenalty set -> {
        boolean ours = deed.dry() || penalty(set.queue(), set.phone()).orElse(-1) == set.penalty();
        draft.undo(
            deed,
            ours
                ? Optional.of(new Intervention.SetPenalty(set.queue(), set.phone(), deed.was()))
                : Optional.empty(),
            reason);
      }
      case Intervention.AddMember add -> {
        boolean there = deed.dry() || penalty(add.queue(), add.phone()).isPresent();
        draft.undo(
            deed,
            there
                ? Optional.of(new Intervention.RemoveMember(add.queue(), add.phone()))
                : Optional.empty(),
            reason);
      }
      case Intervention.Advise advise -> {
        Advice left = adviceWithout(deed);
        draft.undo(
            deed,
            left == advise.advice()
                ? Optional.empty()
                : Optional.of(new Intervention.Advise(advise.queue(), left)),
            reason);
      }
      case Intervention.Alarm alarm ->
          draft.undo(
              deed, Optional.of(new Intervention.Alarm(alarm.queue(), "Over: " + reason)), reason);
      case Intervention.Prioritise p -> draft.undo(deed, Optional.empty(), reason);
      case Intervention.RemoveMember r -> draft.undo(deed, Optional.empty(), reason);
      case Intervention.Overflow o -> draft.undo(deed, Optional.empty(), reason);
      case Intervention.Comfort c -> draft.undo(deed, Optional.empty(), reason);
      case Intervention.OfferCallBack o -> draft.undo(deed, Optional.empty(), reason);
    }
  }

  /** What the bots are asked for by the other rungs; danger comes first. */
  private Advice adviceWithout(Deed gone) {
    Advice left = Advice.NORMAL;
    for (Deed deed : draft.deeds()) {
      if (deed.step() != gone.step()
          && deed.what() instanceof Intervention.Advise other
          && other.queue().equals(gone.what().queue())
          && left != Advice.MORE_SELF_SERVICE) {
        left = other.advice();
      }
    }
    return left;
  }

  private void look(WaitingCaller caller) {
    CallerState state = draft.caller(caller);
    if (!state.queue().equals(caller.queue())) {
      draft.caller(caller, s -> s.in(caller.queue(), caller.priority(), draft.now()));
    } else if (isNew(state) || state.seen().plus(SEEN_AGAIN).isBefore(draft.now())) {
      draft.caller(caller, s -> s.seenAt(draft.now()));
    }
    CallerState known = draft.caller(caller);
    if (draft.isDry() || known.handsOff() || known.set().isEmpty()) {
      return;
    }
    CallerState.Given given = known.set().get();
    if (caller.priority() != given.priority() && caller.priority() != given.was()) {
      letBe(caller, "was changed to " + caller.priority() + " by somebody else: it stays");
    } else if (given.isHopeless(caller.priority(), draft.now())) {
      letBe(caller, "could not be changed " + given.tries() + " times: it stays");
    }
  }

  private void letBe(WaitingCaller caller, String why) {
    draft.caller(caller, CallerState::letBe);
    draft.note(caller.queue(), 0, "the priority of " + caller.caller() + " " + why);
  }

  private boolean isNew(CallerState state) {
    return state.seen().equals(draft.now());
  }

  private void look(Deed deed) {
    switch (deed.what()) {
      case Intervention.SetPenalty set -> lookPenalty(deed, set, penalty(set.queue(), set.phone()));
      case Intervention.AddMember add -> lookHelper(deed, add);
      default -> {}
    }
  }

  private void lookPenalty(Deed deed, Intervention.SetPenalty set, OptionalInt penalty) {
    if (penalty.isPresent() && penalty.getAsInt() == set.penalty()) {
      confirm(deed);
    } else if (penalty.isPresent() && !deed.seen() && penalty.getAsInt() == deed.was()) {
      giveUpLate(deed);
    } else if (deed.seen() || penalty.isPresent()) {
      spare(
          deed,
          set.phone(),
          penalty.isPresent()
              ? "the penalty of "
                  + set.phone()
                  + " was changed to "
                  + penalty.getAsInt()
                  + " by somebody else: it stays"
              : set.phone() + " has left the queue");
    } else {
      giveUpLate(deed);
    }
  }

  private void lookHelper(Deed deed, Intervention.AddMember add) {
    if (penalty(add.queue(), add.phone()).isPresent()) {
      confirm(deed);
    } else if (deed.seen()) {
      spare(deed, add.phone(), add.phone() + " was taken out by somebody else: stays out");
    } else {
      giveUpLate(deed);
    }
  }

  private void confirm(Deed deed) {
    if (!deed.seen()) {
      draft.replace(deed, deed.confirmed());
    }
  }

  private void giveUpLate(Deed deed) {
    if (deed.at().plus(TO_TAKE_EFFECT).isBefore(draft.now())) {
      draft.undo(deed, Optional.empty(), "");
      draft.note(deed.what().queue(), deed.step(), "had no effect");
    }
  }

  private void spare(Deed deed, String phone, String text) {
    draft.undo(deed, Optional.empty(), "");
    draft.rung(deed.what().queue(), deed.rung(), rung -> rung.sparing(phone));
    draft.note(deed.what().queue(), deed.step(), text);
  }

  private OptionalInt penalty(String queue, String phone) {
    QueueView view = views.get(queue);
    return view == null
        ? OptionalInt.empty()
        : view.members().stream()
            .filter(member -> member.phone().equals(phone))
            .mapToInt(Member::penalty)
            .findFirst();
  }
}
