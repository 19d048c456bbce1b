package org.dozvon.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.operator.ContextReader;
import org.dozvon.operator.PlainView;

/** The SQL of the journal's two tables; knows no thread. */
final class JournalTables {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private JournalTables() {}

  /** Writes the event; tells its number. */
  static long insert(Connection connection, CallEvent event, String run) throws SQLException {
    String sql = "insert into call_event (call_id, at, type, event, run) values (?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql, new String[] {"seq"})) {
      insert.setString(1, event.call().value());
      insert.setObject(2, Columns.of(event.at()));
      insert.setString(3, event.getClass().getSimpleName());
      insert.setString(4, json(PlainView.of(event)));
      insert.setString(5, run);
      insert.executeUpdate();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    }
  }

  /** Update, else insert: there is one writer, so nothing can come between. */
  static void store(
      Connection connection, CallContext context, Optional<Instant> endedAt, String run)
      throws SQLException {
    String json = json(PlainView.of(context));
    String update =
        "update call_context set context = ?, ended_at = coalesce(?, ended_at) where call_id = ?";
    try (PreparedStatement statement = connection.prepareStatement(update)) {
      statement.setString(1, json);
      statement.setObject(2, endedAt.map(Columns::of).orElse(null));
      statement.setString(3, context.id().value());
      if (statement.executeUpdate() > 0) {
        if (CallRowTable.isWorthWriting(context)) {
          CallRowTable.store(connection, context, storedEnd(connection, context, endedAt));
        }
        return;
      }
    }
    String insert =
        "insert into call_context (call_id, started_at, ended_at, hotline, caller, context, run)"
            + " values (?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setString(1, context.id().value());
      statement.setObject(2, Columns.of(context.startedAt()));
      statement.setObject(3, endedAt.map(Columns::of).orElse(null));
      statement.setString(4, context.hotline());
      statement.setString(5, context.caller().number());
      statement.setString(6, json);
      statement.setString(7, run);
      statement.executeUpdate();
    }
    CallRowTable.store(connection, context, endedAt);
  }

  /** What is told of a call after its end does not tell the end again. */
  private static Optional<Instant> storedEnd(
      Connection connection, CallContext context, Optional<Instant> told) throws SQLException {
    if (told.isPresent() || context.ending().isEmpty()) {
      return told;
    }
    String sql = "select ended_at from call_context where call_id = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, context.id().value());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            ? Optional.ofNullable(rows.getObject(1, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)
            : told;
      }
    }
  }

  static Optional<CallContext> find(Connection connection, CallId id) throws SQLException {
    String sql = "select context from call_context where call_id = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, id.value());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? Optional.of(context(rows.getString(1))) : Optional.empty();
      }
    }
  }

  static CallContext context(String json) throws SQLException {
    try {
      return ContextReader.read(JSON.readValue(json, OBJECT));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new SQLException("a stored context can't be read", "22000", e);
    }
  }

  private static String json(Map<String, Object> view) {
    try {
      return JSON.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists, texts and numbers are always JSON", e);
    }
  }
}
