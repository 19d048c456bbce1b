package org.dozvon.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes calls searchable that are not yet: those of a version without a journal, and those whose
 * end a killed gateway did not write. Once, on the one thread "call-index", in small batches,
 * newest first. On PostgreSQL it makes the index of words too, which only that database has.
 */
public final class CallIndex implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallIndex.class);
  private static final int BATCH = 200;
  private static final Duration PAUSE = Duration.ofMillis(20);

  /** A call that nobody ends is left to the journal for so long. */
  private static final Duration STILL_RUNS = Duration.ofHours(4);

  private final DataSource database;
  private final InstantSource clock;
  private final Rounds rounds = new Rounds("call-index", Rounds.NEVER, this::round);

  private record Missing(CallId call, Instant startedAt, Optional<Instant> endedAt) {}

  /** One that does nothing yet. The data source stays the caller's. */
  public CallIndex(DataSource database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Begins. */
  public CallIndex start() {
    rounds.start(Duration.ZERO);
    return this;
  }

  /** Ends it after the batch under way. */
  @Override
  public void close() {
    rounds.close();
  }

  static boolean isPostgres(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
  }

  private void round() throws SQLException {
    long rows = catchUp();
    if (rows > 0) {
      LOG.info("event=calls_made_searchable calls={}", rows);
    }
  }

  /** Does it all and tells how many; ends early when closing. */
  long catchUp() throws SQLException {
    indexWords();
    long made = 0;
    Instant before = clock.instant().plus(Duration.ofDays(1));
    List<Missing> batch = missing(before);
    while (!batch.isEmpty() && !rounds.closesWithin(PAUSE)) {
      for (Missing call : batch) {
        made += make(call) ? 1 : 0;
      }
      before = batch.getLast().startedAt();
      batch = missing(before);
    }
    return made;
  }

  private void indexWords() throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (isPostgres(connection)) {
        try (Statement statement = connection.createStatement()) {
          for (String column : List.of("said", "told")) {
            statement.execute(
                "create index if not exists journal_call_%s on journal_call using gin (to_tsvector('simple', %s)) with (fastupdate = off)"
                    .formatted(column, column));
          }
        }
      }
    }
  }

  private List<Missing> missing(Instant before) throws SQLException {
    String sql =
        "select c.call_id, c.started_at, c.ended_at from call_context c where c.started_at < ? and"
            + " (c.ended_at is not null or c.started_at < ?) and not exists (select 1 from"
            + " journal_call j where j.call_id = c.call_id) order by c.started_at desc limit "
            + BATCH;
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, Columns.of(before));
      select.setObject(2, Columns.of(clock.instant().minus(STILL_RUNS)));
      List<Missing> found = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(
              new Missing(
                  new CallId(rows.getString(1)),
                  Columns.instant(rows, 2),
                  Optional.ofNullable(rows.getObject(3, OffsetDateTime.class))
                      .map(OffsetDateTime::toInstant)));
        }
      }
      return found;
    }
  }

  private boolean make(Missing call) {
    try (Connection connection = database.getConnection()) {
      Optional<CallContext> context = JournalTables.find(connection, call.call());
      if (context.isPresent()) {
        CallRowTable.store(connection, context.get(), call.endedAt());
      }
      return context.isPresent();
    } catch (SQLException e) {
      LOG.warn("event=call_not_searchable call={} reason={}", call.call(), e.getMessage());
      return false;
    }
  }
}
