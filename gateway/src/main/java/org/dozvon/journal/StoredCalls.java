package org.dozvon.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallId;
import org.dozvon.insight.Satisfaction;
import org.dozvon.operator.CallNotes;
import org.dozvon.operator.CallQuery;
import org.dozvon.operator.CallRecords;
import org.dozvon.operator.CallRow;
import org.dozvon.operator.KeptCall;
import org.dozvon.operator.StoreException;

/** The journal of calls in the database. */
public final class StoredCalls implements CallRecords {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final int MOST_EVENTS = 2000;
  private static final int FETCH = 500;

  /** What can be chosen is looked for in so many of the newest calls. */
  private static final int MOST_LOOKED_AT = 20_000;

  /** As much of the words as a list shows. */
  private static final String SHORT = ", substring(c.said from 1 for 200) as said";

  private static final String WHOLE = ", c.said as said";

  /** People's notes of a call as one text; both databases know these words. */
  private static final String NOTES =
      ", (select string_agg(n.login || ': ' || n.text, '\n' order by n.at, n.login) from call_note n"
          + " where n.call_id = c.call_id) as notes";

  private final DataSource database;
  private volatile Optional<Boolean> isPostgres = Optional.empty();

  /** Reads there; the data source stays the caller's. */
  public StoredCalls(DataSource database) {
    this.database = database;
  }

  @Override
  public List<CallRow> search(CallQuery query) throws StoreException {
    return ask(
        connection -> {
          List<CallRow> found = new ArrayList<>();
          read(connection, query, SHORT, row -> found.add(CallRowTable.read(row)));
          return found;
        });
  }

  @Override
  public long each(CallQuery query, BiConsumer<CallRow, String> what) throws StoreException {
    return ask(
        connection -> {
          // Without this PostgreSQL's driver would hold all rows at once.
          connection.setAutoCommit(false);
          try {
            return read(
                connection,
                query,
                WHOLE + NOTES,
                row ->
                    what.accept(
                        CallRowTable.read(row),
                        Optional.ofNullable(row.getString("notes")).orElse("")));
          } finally {
            connection.rollback();
            connection.setAutoCommit(true);
          }
        });
  }

  /** What is done with each row that is found. */
  private interface Found {
    void on(ResultSet row) throws SQLException;
  }

  private long read(Connection connection, CallQuery query, String words, Found what)
      throws SQLException {
    CallWhere where = new CallWhere(query, isPostgres(connection));
    String sql =
        "select "
            + CallRowTable.COLUMNS
            + words
            + where.from()
            + " order by c.started_at desc, c.call_id desc limit ? offset ?";
    List<Object> values = new ArrayList<>(where.values());
    values.add(query.most());
    values.add(query.skip());
    long rows = 0;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setFetchSize(FETCH);
      set(select, values);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          what.on(found);
          rows++;
        }
      }
    }
    return rows;
  }

  @Override
  public Satisfaction satisfaction(CallQuery query) throws StoreException {
    return ask(
        connection -> {
          CallWhere where = new CallWhere(query, isPostgres(connection));
          String sql =
              "select c.scale, c.score, count(*) from journal_call c where "
                  + where.condition()
                  + " and c.score >= 0 group by c.scale, c.score";
          Map<Integer, Integer> five = new HashMap<>();
          Map<Integer, Integer> ten = new HashMap<>();
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            set(select, where.values());
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                (rows.getInt(1) == 10 ? ten : five).put(rows.getInt(2), rows.getInt(3));
              }
            }
          }
          return new Satisfaction(five, ten);
        });
  }

  @Override
  public Optional<KeptCall> find(CallId call) throws StoreException {
    return ask(
        connection -> {
          Optional<CallContext> context = JournalTables.find(connection, call);
          return context.isEmpty()
              ? Optional.empty()
              : Optional.of(kept(connection, context.get()));
        });
  }

  private static KeptCall kept(Connection connection, CallContext context) throws SQLException {
    String call = context.id().value();
    CallRow row =
        first(
                connection,
                "select " + CallRowTable.COLUMNS + WHOLE + " from journal_call c where call_id = ?",
                CallRowTable::read,
                call)
            .orElseGet(() -> CallRow.of(context, Optional.empty(), Optional.empty()));
    return new KeptCall(
        row,
        context,
        events(connection, call),
        all(
            connection,
            "select t.phone, t.ended, t.talked_ms from queue_talk t where exists (select 1 from"
                + " queue_wait w where w.call_id = ? and w.unique_id = t.unique_id) order by t.ended",
            talk ->
                new KeptCall.Talk(
                    talk.getString(1),
                    Columns.instant(talk, 2),
                    Duration.ofMillis(talk.getLong(3))),
            call),
        all(
            connection,
            "select r.phone, r.began, r.ended from journal_ring r where exists (select 1 from"
                + " queue_wait w where w.call_id = ? and w.unique_id = r.unique_id) order by"
                + " r.began",
            ring ->
                new KeptCall.Ring(
                    ring.getString(1), Columns.instant(ring, 2), Columns.instant(ring, 3)),
            call),
        phones(connection, context),
        notes(connection, context.id()),
        neighbour(connection, row, "<", "desc"),
        neighbour(connection, row, ">", "asc"),
        context.values().getOrDefault("recording", "").equals("yes"));
  }

  private static List<String> phones(Connection connection, CallContext context)
      throws SQLException {
    Set<String> phones = new LinkedHashSet<>(context.phones());
    phones.addAll(
        all(
            connection,
            "select phone from agent_call where call_id = ? order by seq",
            row -> row.getString(1),
            context.id().value()));
    return List.copyOf(phones);
  }

  private static List<CallNotes.Note> notes(Connection connection, CallId call)
      throws SQLException {
    return all(
        connection,
        CallNoteTable.OF_CALL,
        row ->
            new CallNotes.Note(call, row.getString(1), Columns.instant(row, 2), row.getString(3)),
        call.value());
  }

  private static List<Map<String, Object>> events(Connection connection, String call)
      throws SQLException {
    return all(
        connection,
        "select event from call_event where call_id = ? order by seq limit " + MOST_EVENTS,
        row -> json(row.getString(1)),
        call);
  }

  private static Optional<CallId> neighbour(
      Connection connection, CallRow row, String side, String order) throws SQLException {
    if (row.number().isEmpty()) {
      return Optional.empty();
    }
    return first(
        connection,
        "select call_id from journal_call where number = ? and started_at "
            + side
            + " ? order by started_at "
            + order
            + " limit 1",
        found -> new CallId(found.getString(1)),
        row.number(),
        Columns.of(row.startedAt()));
  }

  @Override
  public Choices choices(Instant since) throws StoreException {
    return ask(
        connection ->
            new Choices(
                distinct(connection, "hotline", since),
                distinct(connection, "language", since),
                distinct(connection, "intent", since),
                distinct(connection, "agent", since)));
  }

  private static List<String> distinct(Connection connection, String column, Instant since)
      throws SQLException {
    return all(
        connection,
        "select distinct c.%1$s from (select %1$s from journal_call where started_at >= ? order by"
            .concat(" started_at desc limit " + MOST_LOOKED_AT + ") c where c.%1$s <> ''")
            .concat(" order by c.%1$s limit 500")
            .formatted(column),
        row -> row.getString(1),
        Columns.of(since));
  }

  /** Reads one row. */
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> Optional<T> first(
      Connection connection, String sql, Row<T> row, Object... values) throws SQLException {
    return all(connection, sql, row, values).stream().findFirst();
  }

  private static <T> List<T> all(Connection connection, String sql, Row<T> row, Object... values)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      set(select, List.of(values));
      List<T> found = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(row.read(rows));
        }
      }
      return found;
    }
  }

  private static void set(PreparedStatement statement, List<Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  private static Map<String, Object> json(String text) throws SQLException {
    try {
      return JSON.readValue(text, OBJECT);
    } catch (JsonProcessingException e) {
      throw new SQLException("a stored event can't be read", "22000", e);
    }
  }

  private boolean isPostgres(Connection connection) throws SQLException {
    if (isPostgres.isEmpty()) {
      isPostgres = Optional.of(CallIndex.isPostgres(connection));
    }
    return isPostgres.get();
  }

  /** Some statements on one connection. */
  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T ask(Work<T> work) throws StoreException {
    try (Connection connection = database.getConnection()) {
      return work.on(connection);
    } catch (SQLException | IllegalArgumentException e) {
      throw new StoreException("the journal can't be read: " + e.getMessage(), e);
    }
  }
}
