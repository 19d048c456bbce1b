package org.dozvon.keeper;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Switches the rungs of one queue on and off; what they do is {@link Acts}' business. */
final class Ladder {
  private final QueueRules rules;
  private final Draft draft;
  private final Upkeep upkeep;

  Ladder(QueueRules rules, Draft draft, Upkeep upkeep) {
    this.rules = rules;
    this.draft = draft;
    this.upkeep = upkeep;
  }

  /** Goes over the rungs in their order. */
  void climb(Gauge gauge, Acts acts) {
    for (Rung rung : rules.rungs()) {
      turn(rung, gauge);
      if (isOn(rung, gauge) && gauge.all(rung.when())) {
        acts.act(rung);
      }
    }
  }

  /** Out of hours: leaves every rung. */
  void leave(Gauge gauge) {
    for (Rung rung : rules.rungs()) {
      if (isOn(rung, gauge)) {
        off(rung, gauge, "it is out of hours");
      }
    }
  }

  private void turn(Rung rung, Gauge gauge) {
    RungState state = draft.rung(gauge.view().queue(), rung.name());
    boolean turns = state.isOn() ? gauge.isOver(rung.until()) : gauge.all(rung.when());
    if (!turns) {
      if (state.turning().isPresent()) {
        set(rung, gauge, state.turning(Optional.empty()));
      }
      return;
    }
    Instant from = state.turning().orElse(draft.now());
    boolean isDue =
        state.isOn()
            ? isPast(from, rung.least().dividedBy(2)) && isPast(state.since().get(), rung.least())
            : isPast(from, rung.hold());
    if (!isDue) {
      set(rung, gauge, state.turning(Optional.of(from)));
    } else if (state.isOn()) {
      off(rung, gauge, "over: " + gauge.tell(List.of(rung.until())));
    } else {
      set(rung, gauge, state.on(draft.now()));
    }
  }

  private boolean isPast(Instant from, Duration time) {
    return !draft.now().isBefore(from.plus(time));
  }

  private void off(Rung rung, Gauge gauge, String reason) {
    upkeep.takeBack(gauge.view().queue(), rung.name(), reason);
    draft.rung(gauge.view().queue(), rung.name(), RungState::off);
  }

  private boolean isOn(Rung rung, Gauge gauge) {
    return draft.rung(gauge.view().queue(), rung.name()).isOn();
  }

  private void set(Rung rung, Gauge gauge, RungState state) {
    draft.rung(gauge.view().queue(), rung.name(), before -> state);
  }
}
