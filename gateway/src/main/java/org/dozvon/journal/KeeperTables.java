package org.dozvon.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.dozvon.keeper.KeeperMemory;
import org.dozvon.keeper.KeeperState;
import org.dozvon.operator.KeptStep;

/** The SQL of what the keeper did and remembers; knows no thread. */
final class KeeperTables {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private KeeperTables() {}

  static void insert(Connection connection, KeptStep step) throws SQLException {
    String sql =
        "insert into keeper_step (number, at, queue, unique_id, call_id, rung, what, reason, dry,"
            + " result, undoes) values (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setLong(1, step.number());
      insert.setObject(2, Columns.of(step.at()));
      insert.setString(3, Columns.cut(step.queue(), 200));
      insert.setString(4, Columns.cut(step.caller(), 150));
      insert.setString(5, Columns.cut(step.call(), 64));
      insert.setString(6, Columns.cut(step.rung(), 200));
      insert.setString(7, Columns.cut(step.what(), 500));
      insert.setString(8, Columns.cut(step.reason(), 2000));
      insert.setBoolean(9, step.dry());
      insert.setObject(10, step.undoes().orElse(null), Types.BIGINT);
      insert.executeUpdate();
    }
    if (step.undoes().isPresent()) {
      undone(connection, step.undoes().get(), step.at());
    }
  }

  /** A keeper that has lost its memory counts from 1 again: the newest of that number is meant. */
  static void result(Connection connection, long number, String result) throws SQLException {
    String sql =
        "update keeper_step set result = ? where seq ="
            + " (select max(seq) from keeper_step where number = ?)";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, Columns.cut(result, 500));
      update.setLong(2, number);
      update.executeUpdate();
    }
  }

  /** Update, else insert: there is one writer. */
  static void remember(Connection connection, KeeperState state, Instant now) throws SQLException {
    String json = json(KeeperMemory.write(state));
    String update = "update keeper_memory set at = ?, state = ? where id = 1";
    try (PreparedStatement statement = connection.prepareStatement(update)) {
      statement.setObject(1, Columns.of(now));
      statement.setString(2, json);
      if (statement.executeUpdate() > 0) {
        return;
      }
    }
    String insert = "insert into keeper_memory (id, at, state) values (1, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setObject(1, Columns.of(now));
      statement.setString(2, json);
      statement.executeUpdate();
    }
  }

  static Optional<KeeperState> memory(Connection connection) throws SQLException {
    String sql = "select state from keeper_memory where id = 1";
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet rows = select.executeQuery()) {
      return rows.next()
          ? Optional.of(KeeperMemory.read(JSON.readValue(rows.getString(1), OBJECT)))
          : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new SQLException("what the keeper remembers can't be read", "22000", e);
    }
  }

  private static void undone(Connection connection, long number, Instant at) throws SQLException {
    String sql =
        "update keeper_step set undone_at = ? where seq ="
            + " (select max(seq) from keeper_step where number = ?)";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, Columns.of(at));
      update.setLong(2, number);
      update.executeUpdate();
    }
  }

  private static String json(Map<String, Object> plain) {
    try {
      return JSON.writeValueAsString(plain);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists, texts and numbers are always JSON", e);
    }
  }
}
