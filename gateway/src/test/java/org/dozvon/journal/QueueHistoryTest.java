package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.Outcome.Wait.End;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.ServiceTarget;
import org.dozvon.queue.Tally;
import org.dozvon.testing.Databases;
import org.dozvon.testing.Draw;
import org.dozvon.testing.Outcomes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What ended at the queues, through restarts and a database that is away. */
@ParameterizedClass
@EnumSource(Databases.class)
class QueueHistoryTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final Interval DAY = Interval.of(Interval.Length.DAY, NOON, ZoneOffset.UTC);

  @Parameter Databases kind;
  @TempDir Path folder;
  private Database database;
  private FlakySource flaky;

  @BeforeEach
  void open() throws DatabaseException {
    database = Database.open(kind.fresh(folder.resolve("data")));
    flaky = new FlakySource(database);
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  private QueueHistory history(int limit) {
    return new QueueHistory(
        flaky.source(),
        new Writer.Settings("test", limit, Duration.ofMillis(20), Duration.ofSeconds(3)));
  }

  private static Tally tally() {
    return new Tally(queue -> ServiceTarget.DEFAULT);
  }

  private static Optional<Outcome.Gap> restore(QueueHistory history, Tally tally, Instant now)
      throws SQLException {
    QueueHistory.Earlier earlier = history.earlier(now);
    earlier.countIn(tally);
    tally.changed().forEach(history::keep);
    return earlier.away();
  }

  private static void happen(Tally tally, QueueHistory history, Outcome outcome) {
    tally.add(outcome);
    history.accept(outcome);
    tally.changed().forEach(history::keep);
  }

  private static Outcome.Wait answered(String caller, double minute, double waited) {
    return Outcomes.wait("support", caller, at(minute), waited, End.ANSWERED);
  }

  private static Instant at(double minute) {
    return NOON.plusMillis((long) (minute * 60_000));
  }

  /** Random days: after the restart every figure is what it was before. */
  @Test
  void aRestartRebuildsTheDayAndCountsNothingTwice() {
    Draw.each(
        3,
        draw -> {
          wipe();
          Tally before = tally();
          List<Outcome> outcomes =
              draw.list(
                  20,
                  150,
                  () -> {
                    String queue = draw.oneOf("support", "reserve");
                    return Outcomes.any(
                        draw, queue, DAY.from().plusMillis(draw.between(0, 43_000_000)));
                  });
          try (QueueHistory history = history(1000)) {
            outcomes.forEach(outcome -> happen(before, history, outcome));
            outcomes.forEach(history::accept);
          }
          Tally after = tally();
          try (QueueHistory history = history(1000)) {
            restore(history, after, NOON);
            assertThat(after.of("support", DAY)).isEqualTo(before.of("support", DAY));
            assertThat(after.of("reserve", DAY)).isEqualTo(before.of("reserve", DAY));
          }
          Tally third = tally();
          try (QueueHistory history = history(1000)) {
            restore(history, third, NOON);
          }
          assertThat(third.of("support", DAY)).isEqualTo(before.of("support", DAY));
        });
  }

  @Test
  void whoWorkedIsCountedOnAfterARestart() throws SQLException {
    Member busy =
        new Member(
            "support", "PJSIP/1", "", 0, false, "", MemberState.BUSY, NOON, Optional.empty(), 0);
    QueueView view = new QueueView("support", List.of(), List.of(busy), 1);
    Tally before = tally();
    try (QueueHistory history = history(100)) {
      before.look(NOON, List.of(view), Optional.empty());
      before.look(NOON.plusSeconds(1), List.of(view), Optional.empty());
      before.changed().forEach(history::keep);
    }
    Tally after = tally();
    try (QueueHistory history = history(100)) {
      restore(history, after, at(2));
    }
    assertThat(after.of("support", DAY).counts().staffed()).isEqualTo(Duration.ofSeconds(1));
    assertThat(after.of("support", DAY).counts().occupancy()).hasValue(1);
  }

  @Test
  void theTimeAwayIsAGap() throws SQLException {
    try (QueueHistory history = history(100)) {
      assertThat(restore(history, tally(), NOON)).isEmpty();
      history.alive(at(1));
    }
    Tally after = tally();
    try (QueueHistory history = history(100)) {
      Outcome.Gap gap = restore(history, after, at(3)).orElseThrow();
      assertThat(gap).isEqualTo(new Outcome.Gap(at(3), "", at(1)));
      happen(after, history, gap);
    }
    Tally third = tally();
    try (QueueHistory history = history(100)) {
      restore(history, third, at(5));
    }
    assertThat(third.of("support", DAY).blind()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void aDatabaseThatIsDownHoldsNobodyUpAndGetsEverythingWhenItIsBack() throws Exception {
    Tally tally = tally();
    flaky.down(true);
    try (QueueHistory history = history(100)) {
      for (int i = 0; i < 30; i++) {
        happen(tally, history, answered("c" + i, i, 10));
      }
      await().until(() -> !history.isUp());
      flaky.down(false);
      await().until(() -> count("queue_wait") == 30);
      await().until(history::isUp);
      assertThat(history.dropped()).isZero();
    }
    List<Figures> quarters = new StoredQueues(database.dataSource()).quarters(DAY);
    assertThat(quarters).hasSize(2).allMatch(Figures::isComplete);
    assertThat(quarters.getFirst().counts().answered()).isEqualTo(15);
  }

  @Test
  void whenTooMuchWaitsTheRestIsCountedAsLostButTheCountsAreNot() throws Exception {
    Tally tally = tally();
    flaky.down(true);
    try (QueueHistory history = history(10)) {
      for (int i = 0; i < 25; i++) {
        happen(tally, history, answered("c" + i, 1, 10));
      }
      assertThat(history.dropped()).isEqualTo(15);
      flaky.down(false);
    }
    assertThat(count("queue_wait")).isEqualTo(10);
    assertThat(new StoredQueues(database.dataSource()).quarters(DAY).getFirst().counts().answered())
        .isEqualTo(25);
  }

  @Test
  void aNameThatIsTooLongOrAnIdTwiceStopsNobody() throws Exception {
    try (QueueHistory history = history(100)) {
      history.accept(Outcomes.talk("q".repeat(999), "c".repeat(999), at(1), 10));
      history.accept(answered("next", 1, 10));
      history.accept(answered("next", 1, 10));
    }
    assertThat(count("queue_talk")).isEqualTo(1);
    assertThat(count("queue_wait")).isEqualTo(1);
  }

  @Test
  void aCallerWhoComesBackToAQueueWaitsAgain() throws Exception {
    try (QueueHistory history = history(100)) {
      history.accept(Outcomes.wait("support", "1", at(1), 10, End.MOVED));
      history.accept(Outcomes.wait("reserve", "1", at(2), 10, End.MOVED));
      history.accept(Outcomes.wait("support", "1", at(3), 10, End.ANSWERED));
    }
    assertThat(count("queue_wait")).isEqualTo(3);
    List<Outcome> read = new StoredQueues(database.dataSource()).outcomes(DAY);
    assertThat(read).extracting(Outcome::at).containsExactly(at(1), at(2), at(3));
    assertThat(((Outcome.Wait) read.get(2)).sinceAnswer()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void linesAreReadBackAsTheyWere() {
    Draw.each(
        200,
        draw -> {
          Outcome outcome = Outcomes.any(draw, "support", NOON.plusMillis(draw.between(0, 9999)));
          assertThat(QueueLines.outcome(QueueLines.of(outcome))).isEqualTo(outcome);
          Tally tally = tally();
          draw.list(0, 40, () -> Outcomes.any(draw, "support", NOON)).forEach(tally::add);
          tally.add(new Outcome.Gap(NOON, "", NOON.minusSeconds(9)));
          Figures figures = tally.of("support", DAY);
          assertThat(QueueLines.figures(QueueLines.of(figures))).isEqualTo(figures);
        });
  }

  private void wipe() throws SQLException {
    for (String table : List.of("queue_wait", "queue_talk", "queue_gap", "queue_quarter")) {
      try (Connection connection = database.dataSource().getConnection()) {
        connection.createStatement().executeUpdate("delete from " + table);
      }
    }
  }

  private int count(String table) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        ResultSet rows =
            connection.createStatement().executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
