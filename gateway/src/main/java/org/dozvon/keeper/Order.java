package org.dozvon.keeper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitingCaller;

/**
 * Brings the callers of a queue into the order of their claims by raising priorities, as few as can
 * be. Never lowers one: Asterisk puts a changed caller behind all others of the new priority
 * (app_queue.c, change_priority_caller_on_queue), so that lowering would cost the place.
 */
final class Order {
  private static final String PRIORITIES = "priorities";

  /** One caller on the way to their place. */
  private record Place(
      WaitingCaller caller,
      CallerState state,
      Claim claim,
      boolean isReserve,
      Instant countsFrom,
      int now,
      int then) {
    boolean isRaised() {
      return then > now;
    }

    Place raisedTo(int priority) {
      return new Place(caller, state, claim, isReserve, countsFrom, now, priority);
    }
  }

  private final Priorities rules;
  private final int mostPerMinute;

  Order(QueueRules rules) {
    this.rules = rules.priorities();
    this.mostPerMinute = rules.mostPerMinute();
  }

  void keep(QueueView view, Draft draft) {
    List<Place> wanted = wanted(view, draft);
    if (stands(wanted)) {
      return;
    }
    long horizon = draft.horizon().getEpochSecond();
    wanted = affordable(wanted, mostPerMinute - draft.spent(view.queue()));
    for (int i = wanted.size() - 2; i >= 0; i--) {
      wanted.set(i, place(wanted, i, horizon));
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).isRaised()) {
        raise(wanted, i, draft);
      }
    }
  }

  private static boolean stands(List<Place> wanted) {
    for (int i = 1; i < wanted.size(); i++) {
      if (isAhead(wanted.get(i), wanted.get(i - 1))) {
        return false;
      }
    }
    return true;
  }

  /** Without those callers who have a claim to pass others, but must wait for the next minute. */
  private static List<Place> affordable(List<Place> wanted, int budget) {
    List<Place> rest = new ArrayList<>();
    int left = budget;
    for (int i = 0; i < wanted.size(); i++) {
      boolean passes = passed(wanted, i) > 0;
      if (!passes || left > 0) {
        rest.add(wanted.get(i));
      }
      left -= passes ? 1 : 0;
    }
    return rest;
  }

  /** How many stand before this one who should stand behind. */
  private static long passed(List<Place> wanted, int index) {
    Place one = wanted.get(index);
    return wanted.subList(index + 1, wanted.size()).stream().filter(p -> isAhead(p, one)).count();
  }

  private List<Place> wanted(QueueView view, Draft draft) {
    List<Place> places = new ArrayList<>();
    Set<String> forReserve = Reserve.callersFor(view);
    for (WaitingCaller caller : view.waiting()) {
      CallerState state = draft.caller(caller);
      if (!state.handsOff() && !caller.channel().isEmpty()) {
        Claim claim = Claim.of(caller, state, rules);
        int priority = priority(caller, state, draft);
        places.add(
            new Place(
                caller,
                state,
                claim,
                forReserve.contains(caller.caller()),
                claim.countsFrom(caller, state.standing().base(), rules),
                priority,
                priority));
      }
    }
    places.sort(
        Comparator.comparing((Place p) -> !p.isReserve())
            .thenComparing(Place::countsFrom)
            .thenComparing(p -> p.caller().joined())
            .thenComparing(p -> p.caller().caller()));
    return places;
  }

  /** What Asterisk has or is about to have. */
  private static int priority(WaitingCaller caller, CallerState state, Draft draft) {
    return state
        .set()
        .filter(given -> draft.isDry() || given.isInFlight(draft.now()))
        .map(CallerState.Given::priority)
        .orElse(caller.priority());
  }

  /** Raised when it would not stand before the next one. */
  private static Place place(List<Place> wanted, int index, long horizon) {
    Place one = wanted.get(index);
    Place next = wanted.get(index + 1);
    boolean joinedEarlier = !one.caller().joined().isAfter(next.caller().joined());
    if (one.now() > next.then() || (one.now() == next.then() && joinedEarlier)) {
      return one;
    }
    // Those who are raised together to one priority stand in the order in which they are raised.
    boolean behindEachOther = next.isRaised() && joinedEarlier && one.now() < next.then();
    return one.raisedTo(
        behindEachOther
            ? next.then()
            : between(wanted.subList(0, index), one, next.then(), horizon));
  }

  /**
   * A priority over this one and under those who stand before, the caller's rank if that is one:
   * the seconds from where the claim counts to the horizon, and so different for different claims,
   * so that few ever have to rise twice.
   */
  private static int between(List<Place> before, Place one, int over, long horizon) {
    int rank = (int) (horizon - one.countsFrom().getEpochSecond());
    int above =
        before.stream().mapToInt(Place::now).filter(p -> p > over).min().orElse(Integer.MAX_VALUE);
    if (rank > over && rank < above) {
      return rank;
    }
    // The priority of those before puts this caller behind them, as the time of joining must too.
    boolean fits =
        before.stream()
            .filter(p -> p.now() == above)
            .noneMatch(p -> p.caller().joined().isAfter(one.caller().joined()));
    return fits && above < Integer.MAX_VALUE ? above : over + 1;
  }

  private void raise(List<Place> wanted, int index, Draft draft) {
    Place place = wanted.get(index);
    WaitingCaller caller = place.caller();
    long passed = passed(wanted, index);
    String rung = place.state().raise().points() > 0 ? place.state().raise().by() : PRIORITIES;
    Intervention raise =
        new Intervention.Prioritise(
            caller.queue(), caller.caller(), caller.channel(), place.then());
    if (passed > 0) {
      draft.take(rung, raise, reason(place, passed));
    } else {
      draft.follow(rung, raise, "keeps the place before callers whose priority was raised");
    }
    int tries =
        place
            .state()
            .set()
            .filter(given -> given.was() == caller.priority())
            .map(given -> given.tries() + 1)
            .orElse(1);
    draft.caller(
        caller,
        state ->
            state.given(
                new CallerState.Given(caller.priority(), place.then(), draft.now(), tries)));
  }

  /** Would be served first as things are. */
  private static boolean isAhead(Place one, Place other) {
    return one.now() > other.now()
        || (one.now() == other.now() && one.caller().joined().isBefore(other.caller().joined()));
  }

  private String reason(Place place, long passed) {
    String before = ": before " + Words.callers((int) passed) + " who came first";
    if (place.isReserve()) {
      return "somebody is kept free for gentle callers" + before;
    }
    return Words.points(place.claim().points())
        + " ["
        + String.join(", ", place.claim().parts())
        + "], as if joined "
        + Words.time(rules.aging().multipliedBy(place.claim().points()))
        + " earlier"
        + before;
  }
}
