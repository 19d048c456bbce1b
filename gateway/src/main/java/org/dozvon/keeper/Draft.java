package org.dozvon.keeper;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.dozvon.queue.WaitingCaller;

/** The next state while it is being decided, and the steps that lead to it. For one decision. */
final class Draft {
  /** In seconds it is below 1,000,000, the highest priority that is given. */
  private static final Duration FAR = Duration.ofDays(11);

  private static final Duration NEAR = Duration.ofDays(5);

  private final Instant now;
  private final boolean dry;
  private long taken;
  private final Map<String, RungState> rungs;
  private final List<Deed> deeds;
  private final Map<String, CallerState> callers;
  private final Map<String, List<Instant>> spent;
  private Instant horizon;
  private final List<Step> steps = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  Draft(KeeperState state, boolean dry, Instant now) {
    this.now = now;
    this.dry = dry;
    this.taken = state.steps();
    this.rungs = new HashMap<>(state.rungs());
    this.deeds = new ArrayList<>(state.deeds());
    this.callers = new HashMap<>(state.callers());
    this.spent = new HashMap<>(state.spent());
    this.horizon = state.horizon();
  }

  Instant now() {
    return now;
  }

  boolean isDry() {
    return dry;
  }

  /** The end of the ranks of {@link Order}; put off when nobody stands by an old one. */
  Instant horizon() {
    boolean isFree = callers.values().stream().allMatch(caller -> caller.set().isEmpty());
    if (isFree && horizon.isBefore(now.plus(NEAR))) {
      horizon = now.plus(FAR);
    }
    return horizon;
  }

  /** What was done in this queue's name in the last minute. */
  int spent(String queue) {
    List<Instant> recent =
        spent.getOrDefault(queue, List.of()).stream()
            .filter(at -> at.plusSeconds(60).isAfter(now))
            .toList();
    spent.put(queue, recent);
    return recent.size();
  }

  /** Takes a step that follows from another and counts for nothing. */
  void follow(String rung, Intervention what, String reason) {
    add(rung, what, reason, Optional.empty(), dry);
  }

  /** Takes a step, which counts. */
  Step take(String rung, Intervention what, String reason) {
    List<Instant> times = new ArrayList<>(spent.getOrDefault(what.queue(), List.of()));
    times.add(now);
    spent.put(what.queue(), List.copyOf(times));
    return add(rung, what, reason, Optional.empty(), dry);
  }

  /** Takes a step and remembers that it must be taken back. */
  void change(String rung, Intervention what, int was, String reason) {
    Step step = take(rung, what, reason);
    deeds.add(new Deed(step.number(), rung, what, was, now, false, dry));
  }

  /** Takes a deed back; what: empty when there is nothing left to take back. */
  void undo(Deed deed, Optional<Intervention> what, String reason) {
    deeds.remove(deed);
    what.ifPresent(back -> add(deed.rung(), back, reason, Optional.of(deed.step()), deed.dry()));
  }

  void replace(Deed old, Deed next) {
    deeds.set(deeds.indexOf(old), next);
  }

  void note(String queue, long step, String text) {
    notes.add(new Note(now, queue, step, text));
  }

  List<Deed> deeds() {
    return List.copyOf(deeds);
  }

  List<Deed> deeds(String queue, String rung) {
    return deeds.stream()
        .filter(deed -> deed.what().queue().equals(queue) && deed.rung().equals(rung))
        .toList();
  }

  /** The phones of a queue that are as they are by the keeper's doing. */
  Set<String> touched(String queue) {
    Set<String> phones = new HashSet<>();
    for (Deed deed : deeds) {
      if (deed.what() instanceof Intervention.SetPenalty set && set.queue().equals(queue)) {
        phones.add(set.phone());
      } else if (deed.what() instanceof Intervention.AddMember add && add.queue().equals(queue)) {
        phones.add(add.phone());
      }
    }
    return phones;
  }

  RungState rung(String queue, String name) {
    return rungs.getOrDefault(key(queue, name), RungState.OFF);
  }

  Map<String, RungState> rungs() {
    return Map.copyOf(rungs);
  }

  void rung(String queue, String name, UnaryOperator<RungState> change) {
    rungs.put(key(queue, name), change.apply(rung(queue, name)));
  }

  void forgetRung(String key) {
    rungs.remove(key);
  }

  CallerState caller(WaitingCaller caller) {
    return callers.getOrDefault(
        caller.caller(), CallerState.of(caller.queue(), caller.priority(), now));
  }

  void caller(WaitingCaller caller, UnaryOperator<CallerState> change) {
    callers.put(caller.caller(), change.apply(caller(caller)));
  }

  void forgetCallers(Instant before) {
    callers.values().removeIf(caller -> caller.seen().isBefore(before));
  }

  Decision decision() {
    return new Decision(
        new KeeperState(dry, taken, rungs, deeds, callers, spent, horizon), steps, notes);
  }

  static String key(String queue, String rung) {
    return queue + "/" + rung;
  }

  private Step add(
      String rung, Intervention what, String reason, Optional<Long> undoes, boolean onlySaid) {
    Step step = new Step(++taken, now, rung, what, reason, undoes, onlySaid);
    steps.add(step);
    return step;
  }
}
