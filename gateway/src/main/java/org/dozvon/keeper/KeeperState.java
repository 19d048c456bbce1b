package org.dozvon.keeper;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the keeper remembers from one decision to the next. A value that can be written and read, so
 * that a restart forgets nothing.
 *
 * @param dry whether the last decision was a dry one: its deeds were never done
 * @param steps how many were taken
 * @param rungs by {@code queue/name}
 * @param deeds what is changed now and must be changed back, the oldest first
 * @param callers by Asterisk's unique id
 * @param spent by queue: when something was done in the last minute
 * @param horizon to which the ranks of {@link Order} count down
 */
public record KeeperState(
    boolean dry,
    long steps,
    Map<String, RungState> rungs,
    List<Deed> deeds,
    Map<String, CallerState> callers,
    Map<String, List<Instant>> spent,
    Instant horizon) {
  /** Nothing was done yet. */
  public static final KeeperState START =
      new KeeperState(false, 0, Map.of(), List.of(), Map.of(), Map.of(), Instant.EPOCH);

  /** Copies. */
  public KeeperState {
    rungs = Map.copyOf(rungs);
    deeds = List.copyOf(deeds);
    callers = Map.copyOf(callers);
    spent = Map.copyOf(spent);
  }

  /** What the bots were asked for last, by queue; for those who begin anew and know nothing. */
  public Map<String, Advice> advice() {
    Map<String, Advice> all = new TreeMap<>();
    for (Deed deed : deeds) {
      if (!deed.dry() && deed.what() instanceof Intervention.Advise advise) {
        all.merge(
            advise.queue(),
            advise.advice(),
            (one, other) -> one == Advice.MORE_SELF_SERVICE ? one : other);
      }
    }
    return all;
  }
}
