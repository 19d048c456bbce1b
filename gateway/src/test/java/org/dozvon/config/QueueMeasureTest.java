package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dozvon.journal.Database;
import org.dozvon.journal.DatabaseSettings;
import org.dozvon.journal.Metrics;
import org.dozvon.journal.QueueHistory;
import org.dozvon.keeper.QueueRules;
import org.dozvon.operator.QueueBoard;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.ServiceLevelFormula;
import org.dozvon.queue.WaitClock;
import org.dozvon.testing.ManualClock;
import org.dozvon.testing.Outcomes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measuring, from events to figures, through a restart. */
class QueueMeasureTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final Interval DAY = Interval.of(Interval.Length.DAY, NOON, ZoneOffset.UTC);

  @TempDir Path folder;
  private final List<Map<String, Object>> told = new CopyOnWriteArrayList<>();
  private final Metrics metrics = new Metrics(() -> 0);
  private Database database;
  private QueueHistory history;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(DatabaseSettings.DEFAULTS.in(folder));
    history = new QueueHistory(database.dataSource());
  }

  @AfterEach
  void close() {
    history.close();
    database.close();
  }

  private QueueMeasure measure(Instant now) {
    return new QueueMeasure(
            queue -> QueueRules.DEFAULT,
            queue -> ZoneOffset.UTC,
            history,
            metrics.queues(),
            told::add)
        .read(now)
        .countOn();
  }

  @Test
  void whatHappensBeforeTheTargetsAreKnownIsCountedOnceAndTheGapComesLater() {
    QueueMeasure first = measure(NOON);
    first.happened(new QueueEvent.Everything(NOON, Set.of(), List.of(), List.of()));
    first.ended(answered("1", NOON.plusSeconds(5)));
    first.ended(new Outcome.BotTook(NOON.plusSeconds(5), "support", "1"));
    first.tick(board(NOON.plusSeconds(6)));
    history.close();

    history = new QueueHistory(database.dataSource());
    QueueMeasure second =
        new QueueMeasure(
                queue -> QueueRules.DEFAULT,
                queue -> ZoneOffset.UTC,
                history,
                metrics.queues(),
                told::add)
            .read(NOON.plusSeconds(30));
    second.happened(
        new QueueEvent.Everything(NOON.plusSeconds(31), Set.of(), List.of(), List.of()));
    second.ended(answered("2", NOON.plusSeconds(32)));
    second.tick(board(NOON.plusSeconds(33)));
    second.countOn();
    assertThat(second.figures("support", DAY).counts().answered()).isEqualTo(2);
    assertThat(second.figures("support", DAY).counts().botTook()).isEqualTo(1);
    assertThat(second.figures("support", DAY).blind()).isEqualTo(Duration.ofSeconds(25));
  }

  private static QueueBoard board(Instant at) {
    return new QueueBoard(at, List.of(), Optional.empty());
  }

  private static Outcome answered(String caller, Instant at) {
    return Outcomes.wait("support", caller, at, 10, Outcome.Wait.End.ANSWERED);
  }

  @Test
  void aRestartGoesOnWithTheDayAndMarksTheTimeAway() {
    QueueMeasure first = measure(NOON);
    first.happened(new QueueEvent.Everything(NOON, Set.of(), List.of(), List.of()));
    first.ended(answered("1", NOON.plusSeconds(5)));
    first.tick(board(NOON.plusSeconds(6)));
    history.close();

    history = new QueueHistory(database.dataSource());
    QueueMeasure second = measure(NOON.plusSeconds(36));
    assertThat(second.figures("support", DAY).counts().answered()).isEqualTo(1);
    second.tick(board(NOON.plusSeconds(37)));
    second.ended(answered("2", NOON.plusSeconds(38)));
    second.happened(
        new QueueEvent.Everything(NOON.plusSeconds(46), Set.of(), List.of(), List.of()));
    assertThat(second.figures("support", DAY).counts().answered()).isEqualTo(2);
    assertThat(second.figures("support", DAY).blind())
        .as("until everything was known again")
        .isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void otherSystemsGetEveryOutcomeAndEveryQuarterOnce() {
    QueueMeasure measure = measure(NOON);
    measure.tick(board(NOON.plusSeconds(10)));
    measure.ended(answered("1", NOON.plusSeconds(20)));
    for (int second = 0; second <= 3 * 900; second += 60) {
      measure.tick(board(NOON.plusSeconds(30 + second)));
    }
    assertThat(told).extracting(event -> event.get("type")).startsWith("Wait");
    List<Map<String, Object>> quarters =
        told.stream().filter(event -> event.get("type").equals("Quarter")).toList();
    assertThat(quarters)
        .extracting(event -> event.get("at"))
        .containsExactly("2026-11-28T12:15:00Z", "2026-11-28T12:30:00Z", "2026-11-28T12:45:00Z");
    assertThat(quarters.getFirst().get("from-asking").toString())
        .contains("short-abandons-removed=1.0");
  }

  @Test
  void theKeeperGetsTheLastMinutesAndTheInterval() {
    QueueMeasure measure = measure(NOON);
    measure.ended(answered("1", NOON.minusSeconds(30)));
    measure.ended(answered("2", NOON.plusSeconds(30)));
    var level =
        measure.level(
            "support",
            ServiceLevelFormula.DEFAULT,
            WaitClock.SINCE_ASKED,
            Interval.Length.HALF_HOUR,
            NOON.plusSeconds(40));
    assertThat(level.rollingCalls()).isEqualTo(2);
    assertThat(level.intervalCalls()).isEqualTo(1);
    assertThat(level.interval()).hasValue(1);
  }

  @Test
  void onTheQueuesThreadACallerIsCounted() {
    ManualClock clock = new ManualClock();
    try (Queues queues = new Queues(clock)) {
      measure(NOON).register(queues);
      queues.start();
      queues.accept(new QueueEvent.Joined(NOON, "support", "1", "PJSIP/1", 0));
      queues.accept(new QueueEvent.Answered(NOON.plusSeconds(7), "support", "1", "PJSIP/101"));
      await().until(() -> metrics.text().contains("dozvon_queue_callers_total{end=\"answered\""));
    }
    assertThat(told).hasSize(1);
  }
}
