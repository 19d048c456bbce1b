package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.dozvon.call.CallId;
import org.dozvon.keeper.Keeper;
import org.dozvon.keeper.KeeperState;
import org.dozvon.keeper.Measures;
import org.dozvon.keeper.Predictions;
import org.dozvon.keeper.Rules;
import org.dozvon.operator.KeptStep;
import org.dozvon.queue.Facts;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitingCaller;
import org.dozvon.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the keeper did and remembers, and the story of a call that is made of it. */
@ParameterizedClass
@EnumSource(Databases.class)
class KeeperHistoryTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  @Parameter Databases kind;
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() throws DatabaseException {
    database = Database.open(kind.fresh(folder.resolve("data")));
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  private static Instant at(int second) {
    return NOON.plusSeconds(second);
  }

  private static KeptStep step(long number, int second, String caller, String what, String why) {
    return new KeptStep(
        number, at(second), "support", caller, "", "it", what, why, false, Optional.empty());
  }

  private static Outcome.Wait wait(
      String caller, boolean gentle, int joined, int ended, Outcome.Wait.End end) {
    Facts facts =
        new Facts(
            Optional.of(new CallId("call-" + caller)),
            "",
            at(joined - 20),
            at(joined - 2),
            gentle,
            "",
            "",
            List.of());
    return new Outcome.Wait(
        at(ended),
        "support",
        new WaitingCaller(
            "support", caller, "PJSIP/" + caller, at(joined), 0, Optional.empty(), facts),
        end,
        end == Outcome.Wait.End.ANSWERED ? "PJSIP/101" : "");
  }

  @Test
  void theMemorySurvivesARestart() {
    Rules rules = Rules.defaults(List.of("support"));
    List<WaitingCaller> line =
        List.of(
            wait("a", false, 0, 9, Outcome.Wait.End.ANSWERED).caller(),
            wait("g", true, 5, 9, Outcome.Wait.End.ANSWERED).caller());
    KeeperState state =
        new Keeper(rules)
            .decide(
                KeeperState.START,
                List.of(new QueueView("support", line, List.of(), 0)),
                Measures.NONE,
                Predictions.NONE,
                at(6))
            .state();
    assertThat(state.steps()).isEqualTo(1);
    try (KeeperHistory history = new KeeperHistory(database.dataSource())) {
      assertThat(history.restore()).isEmpty();
      history.remember(KeeperState.START, at(5));
      history.remember(state, at(6));
    }
    try (KeeperHistory history = new KeeperHistory(database.dataSource())) {
      assertThat(history.restore()).contains(state);
    }
  }

  @Test
  void aCallsStoryIsToldInPlainWords() throws Exception {
    try (QueueHistory queues = new QueueHistory(database.dataSource());
        KeeperHistory keeper = new KeeperHistory(database.dataSource())) {
      keeper.step(step(1, 31, "g", "goes forward (priority 7)", "12 points [gentle 12]"));
      keeper.result(1, "done");
      keeper.step(step(2, 40, "", "Anna (PJSIP/201) helps out", "level 70%"));
      keeper.step(step(3, 50, "a", "is offered a call-back", "wait 50 s (over 45 s)"));
      keeper.result(3, "refused: no such channel");
      keeper.step(
          new KeptStep(
              4,
              at(90),
              "support",
              "",
              "",
              "it",
              "PJSIP/201 helps no more",
              "over",
              false,
              Optional.of(2L)));
      queues.accept(wait("g", true, 30, 60, Outcome.Wait.End.ANSWERED));
      queues.accept(wait("a", false, 0, 75, Outcome.Wait.End.ANSWERED));
      queues.accept(wait("later", false, 65, 70, Outcome.Wait.End.ABANDONED));
    }
    List<String> byCall;
    List<String> byId;
    try (var connection = database.dataSource().getConnection()) {
      byCall = new CallStory(connection, ZoneOffset.UTC).of("call-a");
      byId = new CallStory(connection, ZoneOffset.UTC).of("a");
      assertThat(new CallStory(connection, ZoneOffset.UTC).of("nobody")).isEmpty();
      assertThat(new CallStory(connection, ZoneOffset.UTC).of("g"))
          .contains("2026-11-28 12:00:31  goes forward (priority 7) [it]: 12 points [gentle 12]");
    }
    assertThat(byCall).isEqualTo(byId);
    assertThat(byId)
        .containsExactly(
            "2026-11-28 12:00:00  joined support (20 s after the answer of the call, 2 s after"
                + " asking for a person)",
            "2026-11-28 12:00:40  Anna (PJSIP/201) helps out [it]: level 70% -- taken back at"
                + " 12:01:30",
            "2026-11-28 12:00:50  is offered a call-back [it]: wait 50 s (over 45 s) -- refused:"
                + " no such channel",
            "2026-11-28 12:01:00  a caller who joined 30 s later was served first (call-g): 12"
                + " points [gentle 12]",
            "2026-11-28 12:01:15  PJSIP/101 answered after 1 min 15 s in support, 1 min 35 s after"
                + " the answer of the call");
  }
}
