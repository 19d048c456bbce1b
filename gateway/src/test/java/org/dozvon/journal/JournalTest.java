package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.call.Ending;
import org.dozvon.call.Profile;
import org.dozvon.call.ProfileChoice;
import org.dozvon.operator.LookupFailedException;
import org.dozvon.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
class JournalTest {
  private static final Instant AT = Instant.parse("2026-11-25T05:00:00.123Z");
  private static final JournalSettings QUICK =
      new JournalSettings(100, 10, Duration.ofMillis(20), Duration.ofMillis(50));

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

  @Test
  void aRunningCallIsFoundAtOnce() {
    CallEvent.Started started = started("a");
    try (Journal journal = new Journal(flaky.source(), QUICK)) {
      journal.accept(started);
      journal.accept(new CallEvent.BotSaid(started.call(), AT, "Hello"));
      CallContext found = journal.find(started.call()).orElseThrow();
      assertThat(found.transcript()).extracting(CallContext.Line::text).containsExactly("Hello");
      assertThat(journal.find(new CallId("unknown"))).isEmpty();
    }
  }

  @Test
  void aDatabaseThatHangsIsDownAndRunningCallsAreFoundAllTheSame() throws InterruptedException {
    CountDownLatch gate = flaky.hang();
    try (Journal journal = new Journal(flaky.source(), QUICK)) {
      journal.accept(started("h"));
      await().until(() -> !journal.isUp());
      assertThat(journal.find(new CallId("h"))).isPresent();
      gate.countDown();
      await().until(journal::isUp);
      await().until(() -> count("call_event") == 1);
    }
  }

  @Test
  void anEndedCallLeavesMemoryAndIsReadBackFromTheDatabaseAsItWas() {
    CallContext expected = CallContext.of(started("b"));
    try (Journal journal = new Journal(flaky.source(), QUICK)) {
      journal.accept(started("b"));
      for (CallEvent event : wholeCall("b")) {
        journal.accept(event);
        expected = expected.with(event);
      }
      await().until(() -> journal.callsInMemory() == 0);
      assertThat(journal.find(new CallId("b"))).contains(expected);
    }
  }

  @Test
  void whatIsToldAfterTheEndIsAddedToTheStoredContext() {
    CallId id = new CallId("c");
    try (Journal journal = new Journal(flaky.source(), QUICK)) {
      journal.accept(started("c"));
      wholeCall("c").forEach(journal);
      await().until(() -> journal.callsInMemory() == 0);
      journal.accept(
          new CallEvent.PersonAnswered(id, AT, "general", "Olga", "PJSIP/101", Duration.ZERO));
      await()
          .until(
              () -> journal.find(id).orElseThrow().agent().equals(java.util.Optional.of("Olga")));
      assertThat(journal.find(id).orElseThrow().transcript()).hasSize(3);
    }
  }

  @Test
  void aDatabaseThatIsGoneHarmsNothingAndGetsEverythingWhenItIsBack() throws SQLException {
    flaky.down(true);
    try (Journal journal = new Journal(flaky.source(), QUICK)) {
      journal.accept(started("d"));
      wholeCall("d").forEach(journal);
      await().until(() -> !journal.isUp());
      assertThat(journal.find(new CallId("d"))).isPresent();
      assertThatThrownBy(() -> journal.find(new CallId("other")))
          .isInstanceOf(LookupFailedException.class);
      flaky.down(false);
      await().until(() -> journal.callsInMemory() == 0);
      assertThat(journal.isUp()).isTrue();
      assertThat(journal.dropped()).isZero();
    }
    assertThat(count("call_event")).isEqualTo(1 + wholeCall("d").size());
    assertThat(count("call_context")).isEqualTo(1);
  }

  @Test
  void memoryStaysBoundedWhileTheDatabaseIsGone() {
    flaky.down(true);
    JournalSettings small = new JournalSettings(5, 3, Duration.ofMillis(20), Duration.ofSeconds(3));
    Journal journal = new Journal(flaky.source(), small);
    for (int i = 0; i < 20; i++) {
      journal.accept(started("call-" + i));
    }
    assertThat(journal.callsInMemory()).isEqualTo(3);
    assertThat(journal.dropped()).isEqualTo(15);
    assertThat(journal.find(new CallId("call-19"))).isPresent();
    flaky.down(false);
    journal.close();
  }

  @Test
  void aDatabaseThatCannotBeOpenedIsNamedWithTheReason() throws Exception {
    Path broken = Files.createDirectories(folder.resolve("broken"));
    Files.writeString(broken.resolve("dozvon.mv.db"), "this is no database at all");
    assertThatThrownBy(() -> Database.open(DatabaseSettings.DEFAULTS.in(broken)))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining(broken.resolve("dozvon.mv.db").toString());
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> Database.open(DatabaseSettings.DEFAULTS.in(file)))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("can't be opened: folder");
  }

  @Test
  void aBadScriptIsNamedAndLeavesNothingBehind() throws Exception {
    Path script = folder.resolve("bad.sql");
    Files.writeString(
        script,
        "insert into call_event (call_id, at, type, event)"
            + " values ('x', current_timestamp, 'y', 'z'); nonsense;");
    assertThatThrownBy(() -> database.runScripts(List.of(script)))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("bad.sql");
    assertThat(count("call_event")).isZero();
  }

  private static CallEvent.Started started(String id) {
    return new CallEvent.Started(
        new CallId(id),
        AT,
        new Caller("+74950001234", "Иван", "100"),
        "grocery",
        Locale.of("ru"),
        "1.1");
  }

  private static List<CallEvent> wholeCall(String name) {
    CallId id = new CallId(name);
    return List.of(
        new CallEvent.ProfileChosen(id, AT, new ProfileChoice(Profile.GENTLE, "born 1949")),
        new CallEvent.BotSaid(id, AT, "Здравствуйте \"вы\""),
        new CallEvent.CallerSaid(id, AT, "баланс", 0.75, "balance"),
        new CallEvent.CallerPressed(id, AT, "12#"),
        new CallEvent.IntentFound(id, AT, "balance"),
        new CallEvent.ValueCollected(id, AT, "card", "1234"),
        new CallEvent.ValueCollected(id, AT, "a", "later"),
        new CallEvent.RouteCalled(
            id, AT, "card-balance", Map.of(), "ok", Map.of(), Duration.ofMillis(12)),
        new CallEvent.HandedOver(id, AT, "general", "balance", "asked"),
        new CallEvent.Ended(
            id, AT, new Ending(Ending.Result.HANDED_OVER, Ending.Party.BOT, "asked")));
  }

  private long count(String table) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        ResultSet row =
            connection.createStatement().executeQuery("select count(*) from " + table)) {
      row.next();
      return row.getLong(1);
    }
  }
}
