package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.journal.Database;
import org.dozvon.journal.Journal;
import org.dozvon.journal.JournalSettings;
import org.dozvon.journal.NeighbourEvents;
import org.dozvon.testing.Databases;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another gateway writes is seen here, once and all of it, round by round. */
class NeighboursTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  @TempDir Path folder;
  private final Parts parts = new Parts();

  /** How many connections are given before one fails; negative: all are. */
  private final AtomicInteger good = new AtomicInteger(-1);

  private final List<CallEvent> seen = new ArrayList<>();
  private Database database;
  private Neighbours neighbours;

  @BeforeEach
  void open() throws Exception {
    Configuration configuration =
        new ConfigReader(folder, Map.of(), new Problems()).read("dozvon.yaml", "{}").orElseThrow();
    database = parts.keep(Database.open(Databases.H2.fresh(folder)));
    Node node = parts.keep(Node.open(configuration, database));
    neighbours = parts.keep(new Neighbours(node, flaky(), InstantSource.fixed(NOW)));
  }

  @AfterEach
  void close() {
    parts.close();
  }

  private DataSource flaky() {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (good.getAndDecrement() == 0) {
                throw new SQLException("away");
              }
              return database.dataSource().getConnection();
            });
  }

  /** The other gateway's call, written when this returns. */
  private CallEvent.Started elsewhere(int n) {
    CallEvent.Started event =
        new CallEvent.Started(
            new CallId("call-" + n),
            NOW,
            new Caller("+7495" + n, "Anna", "100"),
            "grocery",
            Locale.ENGLISH,
            "1." + n);
    try (Journal other =
        new Journal(database.dataSource(), JournalSettings.DEFAULTS, "other", Optional.empty())) {
      other.accept(event);
    }
    return event;
  }

  @Test
  void callsThatRunElsewhereAreSeenThoughTheFirstLookFailsHalfway() throws Exception {
    CallEvent.Started event = elsewhere(1);
    neighbours.onEvent(seen::add);
    good.set(1);
    assertThatThrownBy(neighbours::round).hasMessageContaining("away");
    neighbours.round();
    assertThat(seen).containsExactly(event);
  }

  @Test
  void aListenerThatFailsCostsNobodyAnEvent() throws Exception {
    neighbours
        .onEvent(
            event -> {
              throw new IllegalStateException("of " + event.call());
            })
        .onEvent(seen::add);
    neighbours.round();
    List<CallEvent> events = List.of(elsewhere(1), elsewhere(2));
    neighbours.round();
    assertThat(seen).containsExactlyElementsOf(events);
  }

  @Test
  void moreThanABatchIsReadInOneRound() throws Exception {
    CallEvent.Started event = elsewhere(1);
    neighbours.onEvent(seen::add);
    neighbours.round();
    seen.clear();
    int many = 2 * NeighbourEvents.BATCH + 1;
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into call_event (call_id, at, type, event, run) select e.call_id, e.at, e.type,"
              + " e.event, e.run from (select * from call_event limit 1) e cross join"
              + " system_range(1, "
              + many
              + ")");
    }
    neighbours.round();
    assertThat(seen).hasSize(many).containsOnly(event);
  }
}
