package org.dozvon.keeper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a rung of the ladder stands.
 *
 * @param since when it was switched on; empty: it is off
 * @param turning since when its present condition says otherwise
 * @param acts when it acted, the latest last; only as far back as its limits look
 */
record RungState(Optional<Instant> since, Optional<Instant> turning, List<Instant> acts) {
  static final RungState OFF = new RungState(Optional.empty(), Optional.empty(), List.of());

  RungState {
    acts = List.copyOf(acts);
  }

  boolean isOn() {
    return since.isPresent();
  }
}
