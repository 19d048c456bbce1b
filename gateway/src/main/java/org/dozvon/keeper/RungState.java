package org.dozvon.keeper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a rung of the ladder stands.
 *
 * @param since when it was switched on; empty: it is off
 * @param turning since when its present condition says otherwise
 * @param acts when it acted in the last minute, and the last time before that, the latest last
 * @param spared phones that a person dealt with meanwhile: left alone until the rung is off
 */
record RungState(
    Optional<Instant> since, Optional<Instant> turning, List<Instant> acts, Set<String> spared) {
  static final RungState OFF =
      new RungState(Optional.empty(), Optional.empty(), List.of(), Set.of());

  RungState {
    acts = List.copyOf(acts);
    spared = Set.copyOf(spared);
  }

  boolean isOn() {
    return since.isPresent();
  }

  RungState turning(Optional<Instant> from) {
    return new RungState(since, from, acts, spared);
  }

  RungState on(Instant now) {
    return new RungState(Optional.of(now), Optional.empty(), acts, Set.of());
  }

  /** Its limits go on. */
  RungState off() {
    return new RungState(Optional.empty(), Optional.empty(), acts, Set.of());
  }

  RungState sparing(String phone) {
    Set<String> more = new TreeSet<>(spared);
    more.add(phone);
    return new RungState(since, turning, acts, more);
  }

  RungState acted(Instant now) {
    List<Instant> recent = new ArrayList<>();
    acts.stream().filter(at -> at.plusSeconds(60).isAfter(now)).forEach(recent::add);
    recent.add(now);
    return new RungState(since, turning, recent, spared);
  }

  long actsInLastMinute(Instant now) {
    return acts.stream().filter(at -> at.plusSeconds(60).isAfter(now)).count();
  }

  Optional<Instant> lastAct() {
    return acts.isEmpty() ? Optional.empty() : Optional.of(acts.getLast());
  }
}
