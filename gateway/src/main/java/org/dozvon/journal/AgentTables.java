package org.dozvon.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.dozvon.call.CallId;
import org.dozvon.operator.AgentRecords;
import org.dozvon.operator.StoreException;
import org.dozvon.queue.AgentState;

/** People's states, calls and wrap-ups in the database. Its threads must not be interrupted. */
public final class AgentTables implements AgentRecords {
  private static final int LONGEST = 200;
  private static final int LONGEST_NUMBER = 40;
  private static final int LONGEST_QUEUES = 2000;

  private final DataSource database;

  /** In this database. */
  public AgentTables(DataSource database) {
    this.database = database;
  }

  @Override
  public void began(AgentState state) throws StoreException {
    write(
        connection -> {
          if (!isStored(connection, state)) {
            end(connection, state);
            insert(connection, state);
          }
        });
  }

  @Override
  public void answered(String phone, String number, Optional<CallId> call, String queue, Instant at)
      throws StoreException {
    String sql =
        "insert into agent_call (phone, number, call_id, queue, at) values (?, ?, ?, ?, ?)";
    write(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, Columns.cut(phone, LONGEST));
            insert.setString(2, Columns.cut(number, LONGEST_NUMBER));
            insert.setString(3, call.map(CallId::value).orElse(""));
            insert.setString(4, Columns.cut(queue, LONGEST));
            insert.setObject(5, Columns.of(at));
            insert.executeUpdate();
          }
        });
  }

  @Override
  public void wrappedUp(
      String phone, Instant at, Optional<CallId> call, String topic, String outcome)
      throws StoreException {
    String sql =
        "insert into agent_wrap_up (phone, at, call_id, topic, outcome) values (?, ?, ?, ?, ?)";
    write(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, Columns.cut(phone, LONGEST));
            insert.setObject(2, Columns.of(at));
            insert.setString(3, call.map(CallId::value).orElse(""));
            insert.setString(4, Columns.cut(topic, LONGEST));
            insert.setString(5, Columns.cut(outcome, LONGEST));
            insert.executeUpdate();
          }
        });
  }

  @Override
  public List<String> queuesOf(String phone) throws StoreException {
    String sql =
        "select queues from agent_state where phone = ? and queues <> '' order by seq desc limit 1";
    return first(sql, phone, Optional.empty())
        .map(
            queues ->
                Stream.of(queues.split("&", -1)).map(one -> one.replaceAll(":.*", "")).toList())
        .orElse(List.of());
  }

  @Override
  public Optional<String> lastAgent(String number, Instant since) throws StoreException {
    String sql =
        "select phone from agent_call where number = ? and at >= ? order by at desc, seq desc limit 1";
    return number.isEmpty() ? Optional.empty() : first(sql, number, Optional.of(since));
  }

  private Optional<String> first(String sql, String key, Optional<Instant> since)
      throws StoreException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, key);
      if (since.isPresent()) {
        select.setObject(2, Columns.of(since.get()));
      }
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new StoreException("people can't be read: " + e.getMessage(), e);
    }
  }

  /** A gateway that starts anew is told everything again. */
  private static boolean isStored(Connection connection, AgentState state) throws SQLException {
    String sql =
        "select state, reason, queues from agent_state where phone = ? and ended is null"
            + " order by seq desc limit 1";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, Columns.cut(state.phone(), LONGEST));
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            && rows.getString(1).equals(state.kind().name())
            && rows.getString(2).equals(Columns.cut(state.reason(), LONGEST))
            && rows.getString(3).equals(queues(state));
      }
    }
  }

  private static void end(Connection connection, AgentState state) throws SQLException {
    String sql = "update agent_state set ended = ? where phone = ? and ended is null";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, Columns.of(state.since()));
      update.setString(2, Columns.cut(state.phone(), LONGEST));
      update.executeUpdate();
    }
  }

  private static void insert(Connection connection, AgentState state) throws SQLException {
    String sql =
        "insert into agent_state (phone, name, state, reason, queues, began)"
            + " values (?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, Columns.cut(state.phone(), LONGEST));
      insert.setString(2, Columns.cut(state.name(), LONGEST));
      insert.setString(3, state.kind().name());
      insert.setString(4, Columns.cut(state.reason(), LONGEST));
      insert.setString(5, queues(state));
      insert.setObject(6, Columns.of(state.since()));
      insert.executeUpdate();
    }
  }

  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  private void write(Work work) throws StoreException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        work.on(connection);
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new StoreException("people can't be stored: " + e.getMessage(), e);
    }
  }

  private static String queues(AgentState state) {
    String all =
        state.queues().entrySet().stream()
            .sorted(java.util.Map.Entry.comparingByKey())
            .map(entry -> entry.getKey() + ":" + entry.getValue())
            .collect(Collectors.joining("&"));
    return Columns.cut(all, LONGEST_QUEUES);
  }
}
