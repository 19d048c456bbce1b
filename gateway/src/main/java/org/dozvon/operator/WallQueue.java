package org.dozvon.operator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dozvon.keeper.QueueRules;
import org.dozvon.queue.Facts;
import org.dozvon.queue.Figures;
import org.dozvon.queue.LevelForecast;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitClock;

/**
 * One queue, as the wallboard shows it.
 *
 * @param interval the current one, so far
 * @param today from midnight of the queue's day until now
 * @param trend the intervals before, oldest first
 * @param forecast of the current interval's end; empty: nobody to count, or nothing is known
 * @param needed people that the promise needs now; empty: too little is known
 */
public record WallQueue(
    QueueView view,
    QueueRules rules,
    Figures interval,
    Figures today,
    List<Figures> trend,
    Optional<LevelForecast> forecast,
    OptionalInt needed,
    List<WallCaller> waiting) {
  /** Copies. */
  public WallQueue {
    trend = List.copyOf(trend);
    waiting = List.copyOf(waiting);
  }

  /** The service level by the queue's own formula and clock. */
  public OptionalDouble level(Figures figures) {
    return figures.level(rules.formula(), rules.clock());
  }

  /** From when a caller's wait counts, by the queue's own clock. */
  public Instant since(WallCaller waiting) {
    Facts facts = waiting.caller().facts();
    return rules.clock() == WaitClock.SINCE_ANSWER ? facts.answered() : facts.asked();
  }
}
