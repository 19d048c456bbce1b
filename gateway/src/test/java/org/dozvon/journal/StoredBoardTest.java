package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dozvon.operator.Alarm;
import org.dozvon.operator.AlarmDesk;
import org.dozvon.operator.KeeperDiary;
import org.dozvon.operator.KeptStep;
import org.dozvon.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A restart loses no alarm, and not who knows of it. */
class StoredBoardTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  @TempDir Path folder;
  private Database database;

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void alarmsAndWhoKnowsOfThemComeBack(Databases kind) throws Exception {
    database = Database.open(kind.fresh(folder));
    StoredBoard board = new StoredBoard(database.dataSource());
    AlarmDesk before = new AlarmDesk(board);
    try (KeeperHistory history = new KeeperHistory(database.dataSource())) {
      tell(history, before, step(1, 0, "alarm: waiting 9 (over 3)", Optional.empty()));
      tell(history, before, step(2, 60, "alarm: waiting 12 (over 3)", Optional.empty()));
      tell(history, before, step(3, 70, "goes forward (priority 3)", Optional.empty()));
      tell(history, before, step(4, 90, "alarm: Over: waiting 1 (under 2)", Optional.of(1L)));
      tell(history, before, step(5, 120, "alarm: waiting 5 (over 3)", Optional.empty()));
      history.result(3, "done");
    }
    assertThat(before.all(NOON.plusSeconds(130)))
        .extracting(Alarm::number)
        .as("those that go on first")
        .containsExactly(5L, 1L);
    Alarm.Seen vera = new Alarm.Seen("Вера <b>", NOON.plusSeconds(125));
    before.acknowledge(5, NOON.plusSeconds(120), "vera", vera);
    before.acknowledge(
        5, NOON.plusSeconds(120), "oleg", new Alarm.Seen("Oleg", NOON.plusSeconds(9999)));
    board.see(
        new org.dozvon.operator.BoardRecords.SeenAlarm(
            5, NOON.plusSeconds(120), new Alarm.Seen("late", NOON.plusSeconds(300))),
        "late");

    KeptStep topic =
        new KeptStep(
            1_800_000_000_000L,
            NOON.plusSeconds(150),
            "grocery",
            "",
            "",
            "topics",
            "alarm: many ask for it",
            "",
            false,
            Optional.empty());
    board.tell(topic);
    before.did(topic, OptionalDouble.empty());

    AlarmDesk after = new AlarmDesk(board).restore(NOON.plusSeconds(200));
    assertThat(after.all(NOON.plusSeconds(200))).isEqualTo(before.all(NOON.plusSeconds(200)));
    Alarm five = after.find(5, NOON.plusSeconds(120)).orElseThrow();
    assertThat(five.seen()).hasValue(vera);
    assertThat(five.isOpen()).isFalse();
    Alarm one = after.find(1, NOON).orElseThrow();
    assertThat(one.over()).hasValue(NOON.plusSeconds(90));
    assertThat(one.text()).isEqualTo("waiting 12 (over 3)");
    assertThat(after.acknowledge(77, NOON, "vera", vera)).isEmpty();

    List<KeeperDiary.Entry> steps = board.steps(NOON, 3);
    assertThat(steps).extracting(e -> e.step().number()).containsExactly(4L, 5L, topic.number());
    assertThat(board.steps(NOON, 9).get(2).result()).isEqualTo("done");
    assertThat(board.steps(NOON, 9).getFirst().undone()).hasValue(NOON.plusSeconds(90));
  }

  private static void tell(KeeperHistory history, AlarmDesk desk, KeptStep step) {
    history.step(step);
    desk.did(step, OptionalDouble.empty());
  }

  private static KeptStep step(long number, int second, String what, Optional<Long> undoes) {
    return new KeptStep(
        number,
        NOON.plusSeconds(second),
        "support",
        "",
        "",
        "tell somebody",
        what,
        "",
        false,
        undoes);
  }
}
