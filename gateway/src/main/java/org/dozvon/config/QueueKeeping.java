package org.dozvon.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dozvon.dialog.Hotline;
import org.dozvon.ivr.HotlineService;
import org.dozvon.journal.KeeperHistory;
import org.dozvon.keeper.Advice;
import org.dozvon.keeper.Intervention;
import org.dozvon.keeper.QueueRules;
import org.dozvon.keeper.Rules;
import org.dozvon.operator.AdviceBoard;
import org.dozvon.operator.CommandResult;
import org.dozvon.operator.InterventionDesk;
import org.dozvon.publishing.Publisher;
import org.dozvon.queue.Interval;

/** The keeper, wired: the rules of all hotlines that are live, alarms, what the bots are asked. */
final class QueueKeeping {
  private final Supplier<Optional<Publisher>> published;
  private final AdviceBoard advice = new AdviceBoard();
  private volatile boolean begun;

  /**
   * @param published empty until the hotlines are read
   */
  QueueKeeping(Supplier<Optional<Publisher>> published) {
    this.published = published;
  }

  /** What the bots of this queue's hotline are asked for. */
  Advice advice(String queue) {
    return advice.of(queue);
  }

  /** By what a queue is kept. */
  QueueRules rules(String queue) {
    return rules().orElse(Rules.NONE).queues().getOrDefault(queue, QueueRules.DEFAULT);
  }

  /** From now on the queues are kept, by the keeper that it gives; call it before they start. */
  KeeperRun open(
      Queues queues,
      QueueMeasure measure,
      InterventionDesk interventions,
      KeeperHistory history,
      Duty duty) {
    interventions.give(Intervention.Advise.class, advice);
    interventions.give(Intervention.Alarm.class, this::alarm);
    return new KeeperRun(
            () -> begun ? rules() : Optional.empty(),
            (queue, its, now) ->
                measure.level(queue, its.formula(), its.clock(), Interval.Length.HALF_HOUR, now),
            interventions,
            history,
            duty)
        .register(queues);
  }

  /**
   * Everybody who carries something out is there: the keeper may act. Before that, what it asks for
   * those who already wait would be refused, and is not asked again.
   */
  void begin() {
    begun = true;
  }

  private Optional<Rules> rules() {
    List<Hotline> live = published.get().map(Publisher::dialogs).orElse(List.of());
    return live.stream().map(Hotline::rules).reduce(Rules::and);
  }

  /** By the route of the hotline whose queue it is; aside, because that may take seconds. */
  private void alarm(Intervention what, Consumer<CommandResult> told) {
    Optional<HotlineService> keeper =
        published.get().flatMap(hotlines -> of(hotlines, what.queue()));
    if (keeper.isEmpty() || !(what instanceof Intervention.Alarm alarm)) {
      keeper.ifPresent(HotlineService::close);
      told.accept(new CommandResult.Refused("no hotline of that queue is live"));
      return;
    }
    HotlineService hotline = keeper.get();
    Thread.ofVirtual()
        .name("alarm")
        .start(
            () -> {
              try (hotline) {
                hotline.backOffice().alarm("queue " + alarm.queue(), alarm.text());
                told.accept(CommandResult.done());
              }
            });
  }

  private static Optional<HotlineService> of(Publisher hotlines, String queue) {
    return hotlines.dialogs().stream()
        .filter(hotline -> hotline.rules().queues().containsKey(queue))
        .findFirst()
        .flatMap(hotline -> hotlines.find(hotline.name()));
  }
}
