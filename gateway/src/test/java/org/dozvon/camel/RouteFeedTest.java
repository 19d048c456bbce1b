package org.dozvon.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.dozvon.call.CallContext;
import org.dozvon.handover.BackOffice;
import org.dozvon.handover.RouteException;
import org.dozvon.operator.PlainView;
import org.dozvon.queue.Outcome;
import org.dozvon.testing.Outcomes;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events of the queues on their way out, through real routes. */
class RouteFeedTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  /** As docs/service-level.md shows it. */
  private static final String INTO_TABLE =
      """
      - route:
          id: queue-event
          from:
            uri: direct:queue-event
            steps:
              - filter:
                  simple: "${body[type]} == 'Wait'"
                  steps:
                    - to:
                        uri: sql
                        parameters:
                          query: >-
                            insert into seen (at, queue, caller, ended)
                            values (:#${body[at]}, :#${body[queue]}, :#${body[caller][caller]},
                            :#${body[end]})
      """;

  @TempDir Path folder;

  @Test
  void everyWaitIsWrittenByARealRoute() throws Exception {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:feed;DB_CLOSE_DELAY=-1");
    try (Connection connection = database.getConnection()) {
      connection
          .createStatement()
          .execute("create table seen (at varchar, queue varchar, caller varchar, ended varchar)");
    }
    CamelSettings settings =
        CamelSettings.DEFAULTS.with(Map.of("routes/queue-event.camel.yaml", INTO_TABLE), folder);
    try (CamelBackOffice office = new CamelBackOffice(settings, database);
        RouteFeed feed = new RouteFeed("queue-event", what -> what.accept(office))) {
      for (int i = 0; i < 50; i++) {
        feed.tell(
            PlainView.of(Outcomes.wait("support", "c" + i, NOON, 12, Outcome.Wait.End.ABANDONED)));
        feed.tell(PlainView.of(Outcomes.talk("support", "c" + i, NOON, 12)));
      }
      await().until(() -> rows(database).size() == 50);
      assertThat(rows(database)).contains("2026-11-28T12:00:00Z support c49 ABANDONED");
      assertThat(feed.lost()).isZero();
    }
  }

  private static List<String> rows(JdbcDataSource database) throws SQLException {
    List<String> rows = new java.util.ArrayList<>();
    try (Connection connection = database.getConnection();
        ResultSet row = connection.createStatement().executeQuery("select * from seen")) {
      while (row.next()) {
        rows.add(
            String.join(
                " ", row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
      }
    }
    return rows;
  }

  @Test
  void aHotlineWithoutTheRouteIsNotAsked() throws Exception {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:without");
    AtomicInteger asked = new AtomicInteger();
    try (CamelBackOffice office =
        new CamelBackOffice(CamelSettings.DEFAULTS.with(Map.of(), folder), database)) {
      RouteFeed feed =
          new RouteFeed(
              "queue-event",
              what -> {
                what.accept(office);
                asked.incrementAndGet();
              });
      feed.tell(Map.of("type", "Wait"));
      await().until(() -> asked.get() == 1);
      feed.close();
      assertThat(feed.lost()).isZero();
    }
  }

  @Test
  void aRouteThatHangsNeverHoldsUpWhoTells() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    Office office =
        new Office(
            event -> {
              try {
                gate.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    try (RouteFeed feed =
        new RouteFeed("queue-event", what -> what.accept(office), 10, Duration.ofMillis(1))) {
      feed.tell(Map.of("n", -1));
      await().until(() -> office.begun.get() == 1);
      for (int i = 0; i < 25; i++) {
        feed.tell(Map.of("n", i));
      }
      assertThat(feed.lost()).isEqualTo(15);
      gate.countDown();
      await().until(() -> office.begun.get() == 11);
    }
  }

  @Test
  void aRouteThatFailsIsTriedAgainAndThenLeft() throws Exception {
    AtomicBoolean fails = new AtomicBoolean(true);
    Office office =
        new Office(
            event -> {
              if (fails.get()) {
                throw new IllegalArgumentException("no");
              }
            });
    try (RouteFeed feed =
        new RouteFeed("queue-event", what -> what.accept(office), 10, Duration.ofMillis(1))) {
      feed.tell(Map.of("n", 1));
      await().until(() -> feed.lost() == 1);
      assertThat(office.begun.get()).isEqualTo(3);
      feed.tell(Map.of("n", 2));
      await().until(() -> feed.lost() == 2);
      assertThat(office.begun.get()).as("a dead route gets one try").isEqualTo(4);
      fails.set(false);
      feed.tell(Map.of("n", 3));
      await().until(() -> office.begun.get() == 5);
    }
  }

  /** Stands for a route with a fault. */
  private static final class Office implements BackOffice {
    private final Consumer<Map<String, Object>> route;
    final AtomicInteger begun = new AtomicInteger();

    Office(Consumer<Map<String, Object>> route) {
      this.route = route;
    }

    @Override
    public void tell(String name, Map<String, Object> message, Duration limit)
        throws RouteException {
      begun.incrementAndGet();
      try {
        route.accept(message);
      } catch (IllegalArgumentException e) {
        throw new RouteException("route " + name + " failed", e);
      }
    }

    @Override
    public Map<String, String> call(String name, Map<String, String> arguments, Duration limit) {
      throw new AssertionError("not called");
    }

    @Override
    public void handOver(CallContext context, Duration limit) {
      throw new AssertionError("not called");
    }

    @Override
    public void alarm(String subject, String text) {
      throw new AssertionError("not called");
    }
  }
}
