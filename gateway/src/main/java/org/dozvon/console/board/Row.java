package org.dozvon.console.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.dozvon.operator.Wall;
import org.dozvon.operator.WallCaller;
import org.dozvon.operator.WallQueue;
import org.dozvon.queue.Facts;
import org.dozvon.queue.PriorityReason;
import org.dozvon.queue.WaitingCaller;

/**
 * One who waits, in words, for the template.
 *
 * @param tone {@code bad}: the promise is broken already; {@code warn}: it will be, as predicted
 * @param since from when the wait counts
 * @param within the promised seconds
 * @param why each reason for a higher priority
 */
public record Row(
    String queue,
    String tone,
    Instant since,
    long within,
    String predicted,
    boolean rings,
    int priority,
    int points,
    List<String> why,
    String language,
    boolean gentle,
    String topic) {

  /** Who has waited longest first. */
  static List<Row> of(Wall wall, Show show) {
    List<Row> rows = new ArrayList<>();
    for (WallQueue queue : wall.queues()) {
      queue.waiting().forEach(caller -> rows.add(of(caller, queue, wall.at(), show)));
    }
    rows.sort(Comparator.comparing(Row::since).thenComparing(Row::queue));
    return rows;
  }

  private static Row of(WallCaller waiting, WallQueue queue, Instant now, Show show) {
    WaitingCaller caller = waiting.caller();
    Facts facts = caller.facts();
    Duration within = queue.rules().target().within();
    Instant since = queue.since(waiting);
    double waited = Duration.between(since, now).toMillis() / 1000.0;
    OptionalDouble predicted = waiting.predicted();
    boolean late = waited > within.toSeconds();
    boolean willBe = predicted.isPresent() && waited + predicted.getAsDouble() > within.toSeconds();
    return new Row(
        caller.queue(),
        late ? "bad" : willBe ? "warn" : "",
        since,
        within.toSeconds(),
        show.predicted(predicted),
        caller.ringing().isPresent(),
        caller.priority(),
        waiting.claim().points(),
        why(facts, show),
        waiting.language().map(show::language).orElse(""),
        facts.gentle(),
        facts.topic());
  }

  private static List<String> why(Facts facts, Show show) {
    List<String> why = new ArrayList<>();
    for (PriorityReason reason : facts.reasons()) {
      String kind =
          show.t("claim-" + reason.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      why.add(reason.text().isBlank() ? kind : kind + ": " + show.reason(reason.text()));
    }
    return why;
  }
}
