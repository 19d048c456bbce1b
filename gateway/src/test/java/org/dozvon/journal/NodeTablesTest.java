package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.call.Ending;
import org.dozvon.call.Profile;
import org.dozvon.call.ProfileChoice;
import org.dozvon.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Leases, signs of life and what gateways tell each other, on real databases. */
@ParameterizedClass
@EnumSource(Databases.class)
class NodeTablesTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofMillis(300);

  @Parameter Databases kind;
  @TempDir Path folder;
  private Database database;
  private NodeTables tables;

  @BeforeEach
  void open() throws DatabaseException {
    database = Database.open(kind.fresh(folder));
    tables = new NodeTables(database.dataSource());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private boolean holds(String run, long token) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      boolean holds = new Fence("queues", run, () -> token).holds(connection);
      connection.rollback();
      return holds;
    }
  }

  @Test
  void aLeaseIsHeldByOneAndItsNumberGrowsWithEachHolder() throws SQLException {
    assertThat(tables.take("queues", "a", LONG)).isEqualTo(OptionalLong.of(1));
    assertThat(tables.take("queues", "b", LONG)).isEmpty();
    assertThat(tables.take("queues", "a", LONG)).isEqualTo(OptionalLong.of(1));
    assertThat(tables.take("night", "b", LONG)).isEqualTo(OptionalLong.of(1));
    tables.release("queues", "b");
    assertThat(tables.take("queues", "b", LONG)).as("not b's to release").isEmpty();
    tables.release("queues", "a");
    assertThat(holds("a", 1)).isFalse();
    assertThat(tables.take("queues", "b", LONG)).isEqualTo(OptionalLong.of(2));
    assertThat(holds("b", 2)).isTrue();
    assertThat(holds("b", 1)).isFalse();
    assertThat(tables.take("queues", "a", LONG)).isEmpty();
  }

  @Test
  void aLeaseThatNobodyRenewsIsFree() throws SQLException {
    assertThat(tables.take("queues", "a", SHORT)).isPresent();
    await().until(() -> tables.take("queues", "b", LONG).isPresent());
    assertThat(holds("a", 1)).isFalse();
    assertThat(tables.take("queues", "a", LONG)).isEmpty();
  }

  @Test
  void ofManyWhoReachForItOneGetsIt() throws Exception {
    List<Callable<OptionalLong>> all =
        IntStream.range(0, 8)
            .<Callable<OptionalLong>>mapToObj(i -> () -> tables.take("queues", "run" + i, LONG))
            .toList();
    try (ExecutorService nodes = Executors.newFixedThreadPool(8)) {
      int got = 0;
      for (var one : nodes.invokeAll(all)) {
        got += one.get().isPresent() ? 1 : 0;
      }
      assertThat(got).isEqualTo(1);
    }
  }

  @Test
  void whoIsSilentIsDeadOnceAndMayComeBack() throws SQLException {
    tables.begin("a", "gw1", "pbx", "127.0.0.1:1");
    tables.begin("b", "gw2", "pbx", "127.0.0.1:2");
    assertThat(tables.running()).extracting(NodeTables.Run::node).containsExactly("gw1", "gw2");
    await()
        .untilAsserted(
            () -> {
              assertThat(tables.beat("b")).isTrue();
              assertThat(tables.silent(SHORT)).extracting(NodeTables.Run::run).contains("a");
            });
    assertThat(tables.end("a")).isTrue();
    assertThat(tables.end("a")).as("known already").isFalse();
    assertThat(tables.running()).extracting(NodeTables.Run::run).containsExactly("b");
    assertThat(tables.beat("a")).isTrue();
    assertThat(tables.beat("c")).as("has not begun").isFalse();
    assertThat(tables.running()).extracting(NodeTables.Run::run).contains("a");
  }

  @Test
  void whatOneWritesOfItsCallsTheOtherReadsOnceAndNotItsOwn() throws Exception {
    Instant now = Instant.parse("2026-11-28T12:00:00Z");
    CallId early = CallId.random();
    CallId call = CallId.random();
    Caller caller = new Caller("+7495", "Anna", "100");
    NeighbourEvents atB;
    List<CallEvent> told =
        List.of(
            new CallEvent.Started(call, now, caller, "grocery", Locale.of("ru"), "1.2"),
            new CallEvent.ProfileChosen(call, now, new ProfileChoice(Profile.GENTLE, "age")),
            new CallEvent.RouteCalled(
                call,
                now,
                "balance",
                java.util.Map.of("card", "1"),
                "ok",
                java.util.Map.of("points", "5"),
                Duration.ofMillis(3)),
            new CallEvent.HandedOver(call, now, "support", "card", "asked", "en"),
            new CallEvent.PersonAnswered(
                call, now, "support", "A", "PJSIP/1", Duration.ofSeconds(4)),
            new CallEvent.Ended(
                call,
                now,
                new Ending(Ending.Result.HANDED_OVER, Ending.Party.AGENT, "talked with A")));
    try (Journal a =
            new Journal(database.dataSource(), JournalSettings.DEFAULTS, "a", Optional.empty());
        Journal b =
            new Journal(database.dataSource(), JournalSettings.DEFAULTS, "b", Optional.empty())) {
      CallEvent before =
          new CallEvent.Started(early, now, caller, "grocery", Locale.ENGLISH, "1.1");
      a.accept(before);
      await().until(() -> stored(early));
      atB = new NeighbourEvents(database.dataSource(), "b");
      assertThat(atB.running(now.minusSeconds(9), now.plusSeconds(600)))
          .containsExactly(new NeighbourEvents.Told("a", before));
      told.forEach(a);
      b.accept(
          new CallEvent.Started(CallId.random(), now, caller, "grocery", Locale.ENGLISH, "1.3"));
    }
    List<NeighbourEvents.Told> found = atB.look(now);
    assertThat(found).extracting(NeighbourEvents.Told::event).containsExactlyElementsOf(told);
    assertThat(found).extracting(NeighbourEvents.Told::run).containsOnly("a");
    assertThat(atB.look(now.plusSeconds(1))).isEmpty();
    assertThat(atB.look(now.plusSeconds(60))).isEmpty();
    assertThat(NeighbourEvents.kinds(database.dataSource(), told)).hasSize(told.size());
  }

  private boolean stored(CallId call) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      return JournalTables.find(connection, call).isPresent();
    }
  }
}
