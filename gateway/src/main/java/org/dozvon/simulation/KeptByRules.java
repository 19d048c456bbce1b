package org.dozvon.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.keeper.Intervention;
import org.dozvon.keeper.Keeper;
import org.dozvon.keeper.KeeperState;
import org.dozvon.keeper.Measures;
import org.dozvon.keeper.Predictions;
import org.dozvon.keeper.QueueRules;
import org.dozvon.keeper.Rules;
import org.dozvon.keeper.Step;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.ServiceLevelFormula;
import org.dozvon.queue.Tally;
import org.dozvon.queue.WaitClock;
import org.dozvon.queue.WaitPredictor;

/**
 * The keeper of a live hotline at a simulated one: measured by the same tally, told the same
 * predictions, asked once a second. Confined to one thread.
 */
public final class KeptByRules implements Keeping {
  private static final Duration LATELY = Duration.ofMinutes(5);
  private static final long HALF_HOUR = Duration.ofMinutes(30).toSeconds();

  private final Keeper keeper;
  private final Rules rules;
  private final Tally tally;
  private final WaitPredictor predictor;
  private KeeperState state = KeeperState.START;

  /** By these rules. */
  public KeptByRules(Rules rules) {
    this.rules = rules;
    this.keeper = new Keeper(rules);
    this.tally = new Tally(queue -> rules(queue).target());
    this.predictor = new WaitPredictor(queue -> rules(queue).talk(), tested -> {});
  }

  @Override
  public void happened(QueueEvent event, List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      tally.add(outcome);
      predictor.ended(outcome);
    }
  }

  @Override
  public List<Intervention> look(List<QueueView> queues, Instant now) {
    tally.look(now, queues, Optional.empty());
    predictor.look(queues, now);
    var decision =
        keeper.decide(
            state,
            queues,
            measures(queues, now),
            new Predictions(predictor.callers(), predictor.newcomers()),
            now);
    state = decision.state();
    return decision.steps().stream().filter(step -> !step.dry()).map(Step::what).toList();
  }

  private Measures measures(List<QueueView> queues, Instant now) {
    Instant half = Instant.ofEpochSecond(now.getEpochSecond() / HALF_HOUR * HALF_HOUR);
    Map<String, Measures.Level> levels = new HashMap<>();
    for (QueueView view : queues) {
      QueueRules own = rules(view.queue());
      ServiceLevelFormula formula = own.formula();
      WaitClock clock = own.clock();
      Figures lately = tally.rolling(view.queue(), LATELY, now);
      Figures current = tally.of(view.queue(), new Interval(half, now));
      levels.put(
          view.queue(),
          new Measures.Level(
              lately.level(formula, clock),
              callers(lately.counts()),
              current.level(formula, clock),
              callers(current.counts())));
    }
    return new Measures(levels);
  }

  private static int callers(Counts counts) {
    return counts.answered() + counts.abandoned();
  }

  private QueueRules rules(String queue) {
    return rules.queues().getOrDefault(queue, QueueRules.DEFAULT);
  }
}
