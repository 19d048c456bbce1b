package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import org.dozvon.journal.Database;
import org.dozvon.journal.DatabaseException;
import org.dozvon.journal.DatabaseSettings;
import org.dozvon.journal.KeeperHistory;
import org.dozvon.journal.StoredQueues;
import org.dozvon.keeper.Act;
import org.dozvon.keeper.Advice;
import org.dozvon.keeper.Intervention;
import org.dozvon.keeper.Measures;
import org.dozvon.keeper.QueueRules;
import org.dozvon.keeper.Rules;
import org.dozvon.keeper.Rung;
import org.dozvon.keeper.Trigger;
import org.dozvon.operator.CommandResult;
import org.dozvon.operator.QueueBoard;
import org.dozvon.queue.Facts;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitingCaller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keeper at the queues' thread: when it acts, what is kept, what a restart brings back. */
class KeeperRunTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final Rules RULES =
      new Rules(
          Rules.Mode.ACT,
          Map.of(
              "support",
              QueueRules.DEFAULT.with(
                  List.of(
                      Rung.of(
                          "danger",
                          new Trigger(Trigger.Figure.LEVEL, Trigger.Side.UNDER, 0.8),
                          new Act.AdviseBot(Advice.MORE_SELF_SERVICE))))));

  @TempDir Path folder;
  private final List<Intervention> done = new ArrayList<>();
  private Database database;
  private double level = 0.5;

  @BeforeEach
  void open() throws DatabaseException {
    database = Database.open(DatabaseSettings.DEFAULTS.in(folder.resolve("data")));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private KeeperRun run(KeeperHistory history, Supplier<Optional<Rules>> rules) {
    return new KeeperRun(
        rules,
        (queue, its, now) ->
            new Measures.Level(OptionalDouble.of(level), 50, OptionalDouble.empty(), 0),
        (what, told) -> {
          done.add(what);
          told.accept(new CommandResult.Refused("no such channel"));
        },
        history);
  }

  private static QueueBoard board(int second, boolean blind) {
    Instant now = NOON.plusSeconds(second);
    List<WaitingCaller> line =
        List.of(caller("a", NOON, false), caller("g", NOON.plusSeconds(1), true));
    return new QueueBoard(
        now,
        List.of(new QueueView("support", line, List.of(), 0)),
        blind ? Optional.of(NOON) : Optional.empty());
  }

  private static WaitingCaller caller(String name, Instant joined, boolean gentle) {
    Facts facts = new Facts(Optional.empty(), "", joined, joined, gentle, "", "", List.of());
    return new WaitingCaller("support", name, "PJSIP/" + name, joined, 0, Optional.empty(), facts);
  }

  @Test
  void itActsOnlyWhenAllIsKnown() {
    List<Optional<Rules>> rules = new ArrayList<>(List.of(Optional.empty()));
    try (KeeperHistory history = new KeeperHistory(database.dataSource())) {
      KeeperRun run = run(history, rules::getFirst);
      run.tick(board(2, false));
      rules.set(0, Optional.of(RULES));
      run.tick(board(3, false));
      assertThat(done).as("Asterisk has not told everything").isEmpty();
      run.happened(new QueueEvent.Everything(NOON, Set.of(), List.of(), List.of()));
      run.tick(board(4, true));
      assertThat(done).as("blind").isEmpty();
      run.tick(board(5, false));
      assertThat(done).singleElement().isInstanceOf(Intervention.Prioritise.class);
    }
  }

  @Test
  void whatItDidIsKeptWithItsResult() throws Exception {
    try (KeeperHistory history = new KeeperHistory(database.dataSource())) {
      KeeperRun run = run(history, () -> Optional.of(RULES));
      run.happened(new QueueEvent.Everything(NOON, Set.of(), List.of(), List.of()));
      run.tick(board(5, false));
    }
    assertThat(new StoredQueues(database.dataSource()).story("g"))
        .singleElement()
        .asString()
        .contains("goes forward", "12 points [gentle 12]", "-- refused: no such channel");
  }

  @Test
  void aRestartKnowsWhatTheBotsWereAskedForAndTakesItBack() {
    Duration longest = Duration.ofMinutes(3);
    try (KeeperHistory history = new KeeperHistory(database.dataSource())) {
      KeeperRun run = run(history, () -> Optional.of(RULES));
      run.happened(new QueueEvent.Everything(NOON, Set.of(), List.of(), List.of()));
      for (int second = 2; second < 20; second++) {
        run.tick(board(second, false));
      }
    }
    Intervention asked = new Intervention.Advise("support", Advice.MORE_SELF_SERVICE);
    assertThat(done).contains(asked);
    done.clear();
    try (KeeperHistory history = new KeeperHistory(database.dataSource())) {
      KeeperRun run = run(history, () -> Optional.of(RULES));
      assertThat(done).as("the bots have begun anew").containsExactly(asked);
      run.happened(new QueueEvent.Everything(NOON, Set.of(), List.of(), List.of()));
      level = 0.95;
      for (int second = 30; second < longest.toSeconds(); second++) {
        run.tick(board(second, false));
      }
    }
    assertThat(done).contains(new Intervention.Advise("support", Advice.NORMAL));
  }
}
