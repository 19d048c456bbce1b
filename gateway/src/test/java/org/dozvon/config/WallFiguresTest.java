package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dozvon.journal.Database;
import org.dozvon.journal.DatabaseSettings;
import org.dozvon.journal.Metrics;
import org.dozvon.journal.QueueHistory;
import org.dozvon.keeper.Predictions;
import org.dozvon.keeper.QueueRules;
import org.dozvon.operator.QueueBoard;
import org.dozvon.operator.WallQueue;
import org.dozvon.queue.LevelForecast;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.QueueView;
import org.dozvon.testing.Outcomes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wallboard's figures say nothing that nobody can know. */
class WallFiguresTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  @TempDir Path folder;
  private Database database;
  private QueueHistory history;
  private QueueMeasure measure;
  private WallFigures figures;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(DatabaseSettings.DEFAULTS.in(folder));
    history = new QueueHistory(database.dataSource());
    measure =
        new QueueMeasure(
                queue -> QueueRules.DEFAULT,
                queue -> ZoneOffset.UTC,
                history,
                new Metrics(() -> 0).queues(),
                told -> {})
            .read(NOON)
            .countOn();
    measure.happened(new QueueEvent.Everything(NOON, Set.of(), List.of(), List.of()));
    figures =
        new WallFigures(
            measure,
            new WallFigures.Sources(
                queue -> QueueRules.DEFAULT,
                queue -> ZoneOffset.UTC,
                () -> Predictions.NONE,
                queue -> OptionalInt.empty(),
                call -> Optional.empty()));
  }

  @AfterEach
  void close() {
    history.close();
    database.close();
  }

  private Optional<LevelForecast> forecast(int second) {
    Instant at = NOON.plusSeconds(second);
    QueueView support = new QueueView("support", List.of(), List.of(), 0);
    WallQueue shown =
        figures.of(new QueueBoard(at, List.of(support), Optional.empty())).queues().getFirst();
    return shown.forecast();
  }

  private void waited(String caller, int second, double seconds) {
    measure.ended(
        Outcomes.wait(
            "support", caller, NOON.plusSeconds(second), seconds, Outcome.Wait.End.ANSWERED));
  }

  @Test
  void whoHasLookedForLessThanAMinuteForeseesNothing() {
    waited("1", 5, 300);
    assertThat(forecast(6)).isEmpty();
    assertThat(forecast(59)).isEmpty();
    assertThat(forecast(66)).isPresent();
  }

  @Test
  void whereNobodyCameLatelyTheLevelIsNotCertain() {
    assertThat(forecast(1)).isEmpty();
    waited("1", 5, 300);
    LevelForecast later = forecast(20 * 60).orElseThrow();
    assertThat(later.expected()).isZero();
    assertThat(later.high()).as("one more may come, and be in time").isEqualTo(0.5);
  }
}
