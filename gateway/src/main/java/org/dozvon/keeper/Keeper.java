package org.dozvon.keeper;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dozvon.queue.QueueView;

/**
 * Keeps the promise of the queues: sees them, decides what is to be done and what is to be undone.
 * Pure: the same input gives the same decision. To be asked about once a second; the first decision
 * of a life begins with {@link KeeperState#START} or with what the last one wrote down.
 */
public final class Keeper {
  private final Rules rules;

  /** By these rules. */
  public Keeper(Rules rules) {
    this.rules = rules;
  }

  /** The rules it goes by. */
  public Rules rules() {
    return rules;
  }

  /**
   * Decides.
   *
   * @param views the queues as they are; must not be asked while nothing is known of them
   */
  public Decision decide(
      KeeperState state,
      List<QueueView> views,
      Measures measures,
      Predictions predictions,
      Instant now) {
    boolean dry = rules.mode() == Rules.Mode.DRY_RUN;
    KeeperState begin = state.dry() && !dry ? awakened(state) : state;
    Draft draft = new Draft(begin, dry, now);
    Upkeep upkeep = new Upkeep(views, draft);
    upkeep.look();
    if (dry && !state.dry()) {
      draft.deeds().forEach(deed -> upkeep.takeBack(deed, "from now on a dry run"));
      draft.rungs().keySet().forEach(draft::forgetRung);
    }
    upkeep.takeBackUnknown(rules);
    Everybody everybody = new Everybody(rules, views, measures, predictions);
    for (QueueView view : views) {
      QueueRules its = rules.queues().get(view.queue());
      if (its != null) {
        Gauge gauge = new Gauge(view, measures.of(view.queue()), predictions, now);
        keep(its, gauge, everybody, draft, upkeep);
      }
    }
    return draft.decision();
  }

  private static void keep(
      QueueRules its, Gauge gauge, Everybody everybody, Draft draft, Upkeep upkeep) {
    Ladder ladder = new Ladder(its, draft, upkeep);
    Reserve reserve = new Reserve(its, draft, upkeep);
    if (its.hours().filter(hours -> !hours.isOpen(draft.now())).isPresent()) {
      ladder.leave(gauge);
      reserve.leave(gauge.view(), "it is out of hours");
      return;
    }
    ladder.climb(gauge, new Acts(its, gauge, everybody, draft));
    new Order(its).keep(gauge.view(), draft);
    reserve.keep(gauge.view());
  }

  /** After a dry run nothing of what was said was done. */
  private static KeeperState awakened(KeeperState state) {
    return new KeeperState(
        false, state.steps(), Map.of(), List.of(), Map.of(), Map.of(), state.horizon());
  }
}
