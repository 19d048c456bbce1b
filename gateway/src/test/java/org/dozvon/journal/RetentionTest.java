package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.ServiceTarget;
import org.dozvon.testing.Databases;
import org.dozvon.testing.Outcomes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is old goes, what is not stays. */
@ParameterizedClass
@EnumSource(Databases.class)
class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-11-28T03:30:00Z");

  @Parameter Databases kind;
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() throws DatabaseException {
    database = Database.open(kind.fresh(folder));
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  private long clean(RetentionSettings settings) throws SQLException {
    return new Retention(database.dataSource(), settings, ZoneOffset.UTC, InstantSource.fixed(NOW))
        .clean(NOW);
  }

  private static Instant days(int ago) {
    return NOW.minus(Duration.ofDays(ago));
  }

  /** Every table with rows that grow old: how one is put in. */
  private static final Map<String, String> ROWS =
      Map.ofEntries(
          Map.entry(
              "call_event",
              "insert into call_event (at, call_id, type, event) values (?, 'c', 't', '{}')"),
          Map.entry(
              "call_context",
              "insert into call_context (started_at, call_id, hotline, caller, context)"
                  + " values (?, 'ID', 'h', '1', '{}')"),
          Map.entry(
              "handover_context",
              "insert into handover_context (at, call_id, queue, topic, caller, context)"
                  + " values (?, 'c', 'q', 't', '1', '{}')"),
          Map.entry(
              "agent_call",
              "insert into agent_call (at, phone, number, call_id, queue) values (?, 'p', '1', '',"
                  + " 'q')"),
          Map.entry(
              "agent_wrap_up",
              "insert into agent_wrap_up (at, phone, call_id, topic, outcome)"
                  + " values (?, 'p', '', 't', 'o')"),
          Map.entry(
              "keeper_step",
              "insert into keeper_step (at, number, queue, unique_id, call_id, rung, what, reason,"
                  + " dry, result) values (?, 1, 'q', '', '', 'r', 'w', 'y', false, '')"),
          Map.entry(
              "call_back",
              "insert into call_back (state_at, id, hotline, queue, number, language, booked_at,"
                  + " joined_at, asked_at, priority, attempts, state, reason) select it, 'ID', 'h',"
                  + " 'q', '1', 'en', it, it, it, 0, 0, 'Done', '' from (select cast(? as timestamp"
                  + " with time zone) as it) as times"),
          Map.entry(
              "agent_state",
              "insert into agent_state (began, ended, phone, name, state, reason, queues) select"
                  + " it, it, 'p', 'n', 'READY', '', '' from (select cast(? as timestamp with time"
                  + " zone) as it) as times"),
          Map.entry(
              "journal_call",
              "insert into journal_call (started_at, call_id, hotline, language, number, name,"
                  + " profile, intent, topic, outcome, result, queue, agent, remark, said, told)"
                  + " values (?, 'ID', 'h', 'en', '1', 'n', 'STANDARD', '', '', 'KEPT', '', '', '',"
                  + " '', '', '')"),
          Map.entry(
              "call_note",
              "insert into call_note (at, call_id, login, text) values (?, 'ID', 'l', 't')"),
          Map.entry(
              "outbox",
              "insert into outbox (at, seq, call_id) select cast(? as timestamp with time zone),"
                  + " count(*), 'ID' from outbox"),
          Map.entry(
              "journal_ring",
              "insert into journal_ring (began, ended, unique_id, phone) select it, it, 'c', 'p'"
                  + " from (select cast(? as timestamp with time zone) as it) as times"),
          Map.entry(
              "alarm_seen",
              "insert into alarm_seen (at, raised, number, login, name) select it, it, 1, 'l', 'n'"
                  + " from (select cast(? as timestamp with time zone) as it) as times"));

  private void put(String table, Instant at, String id) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement insert = connection.prepareStatement(ROWS.get(table).replace("ID", id))) {
      insert.setObject(1, at.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  private long count(String table) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        ResultSet row =
            connection.createStatement().executeQuery("select count(*) from " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void whatIsOldGoesAndWhatIsNotStaysInEveryTable() throws SQLException {
    for (String table : ROWS.keySet()) {
      put(table, days(91), "old");
      put(table, days(89), "new");
    }
    assertThat(clean(RetentionSettings.DEFAULTS)).isEqualTo(ROWS.size());
    for (String table : ROWS.keySet()) {
      assertThat(count(table)).as(table).isEqualTo(1);
    }
  }

  @Test
  void moreThanABatchGoesAsWell() throws SQLException {
    for (int i = 0; i < 1203; i++) {
      put("call_event", days(100).plusSeconds(i), "");
    }
    put("call_event", days(1), "");
    assertThat(clean(RetentionSettings.DEFAULTS)).isEqualTo(1203);
    assertThat(count("call_event")).isEqualTo(1);
  }

  @Test
  void whatIsStillGoingOnStaysHoweverOldItIs() throws SQLException {
    put("agent_state", days(500), "");
    put("call_back", days(500), "open");
    try (Connection connection = database.dataSource().getConnection()) {
      connection.createStatement().execute("update agent_state set ended = null");
      connection.createStatement().execute("update call_back set open_key = 'q/1'");
    }
    assertThat(clean(RetentionSettings.DEFAULTS)).isZero();
  }

  @Test
  void figuresAreKeptLongerThanTheCallersOfWhomTheyAre() throws Exception {
    try (Connection connection = database.dataSource().getConnection()) {
      for (int ago : List.of(401, 399, 91, 89)) {
        Instant at = days(ago);
        Outcome.Wait wait = Outcomes.wait("support", "c" + ago, at, 10, Outcome.Wait.End.ANSWERED);
        QueueTables.insert(connection, wait);
        QueueTables.insert(connection, Outcomes.talk("support", "c" + ago, at, 10));
        QueueTables.insert(connection, new Outcome.Gap(at, "", at.minusSeconds(9)));
        QueueTables.store(
            connection,
            new Figures(
                "support",
                new Interval(at, at.plus(Duration.ofMinutes(15))),
                ServiceTarget.DEFAULT,
                Counts.NONE,
                Duration.ZERO));
      }
    }
    clean(RetentionSettings.DEFAULTS);
    assertThat(count("queue_wait")).isEqualTo(1);
    assertThat(count("queue_talk")).isEqualTo(1);
    assertThat(count("queue_quarter")).isEqualTo(3);
    assertThat(count("queue_gap")).isEqualTo(3);
  }

  @Test
  void zeroDaysMeanForEver() throws SQLException {
    put("call_event", days(3000), "");
    assertThat(clean(new RetentionSettings(0, 0))).isZero();
    assertThat(count("call_event")).isEqualTo(1);
  }

  @Test
  void theNextNightIsTodayOrTomorrowAlsoWhenTheClocksChange() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertThat(Retention.untilNight(NOW.minusSeconds(60), ZoneOffset.UTC))
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(Retention.untilNight(NOW, ZoneOffset.UTC)).isEqualTo(Duration.ofHours(24));
    // The night in which 02:00 becomes 03:00.
    assertThat(Retention.untilNight(Instant.parse("2026-03-29T00:30:00Z"), berlin))
        .isEqualTo(Duration.ofHours(1));
  }

  /** Every table that grows is thought of: of others there is one row, or their rows stay. */
  @Test
  void noTableThatGrowsIsForgotten() throws SQLException {
    List<String> stay =
        List.of(
            "queue_watch",
            "keeper_memory",
            "flyway_schema_history",
            "person",
            "person_session",
            "person_token",
            "audit_entry",
            "node_lease",
            "node_run",
            "sign_in_try");
    List<String> other = List.of("queue_wait", "queue_talk", "queue_gap", "queue_quarter");
    try (Connection connection = database.dataSource().getConnection();
        ResultSet tables =
            connection
                .getMetaData()
                .getTables(null, "public", "%", new String[] {"TABLE", "BASE TABLE"})) {
      while (tables.next()) {
        String table = tables.getString("TABLE_NAME");
        assertThat(ROWS.containsKey(table) || stay.contains(table) || other.contains(table))
            .as(table)
            .isTrue();
      }
    }
  }
}
