package org.dozvon.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The SQL of the table of events that are still to be told outside; knows no thread. */
final class OutboxTable {
  private OutboxTable() {}

  /**
   * An event that waits.
   *
   * @param seq its number: later events of a call have higher ones
   * @param event as the journal keeps it, JSON
   */
  record Waiting(long seq, String call, String type, Instant at, String event) {}

  /**
   * How much waits.
   *
   * @param oldest when the oldest of them happened
   */
  record Backlog(long events, Optional<Instant> oldest) {
    static final Backlog NONE = new Backlog(0, Optional.empty());
  }

  static void insert(Connection connection, long seq, String call, Instant at) throws SQLException {
    String sql = "insert into outbox (seq, call_id, at) values (?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setLong(1, seq);
      insert.setString(2, call);
      insert.setObject(3, Columns.of(at));
      insert.executeUpdate();
    }
  }

  /** The oldest that wait and have a higher number than this, oldest first. */
  static List<Waiting> oldest(Connection connection, long after, int most) throws SQLException {
    String sql =
        "select o.seq, e.call_id, e.type, e.at, e.event from outbox o join call_event e on e.seq ="
            + " o.seq where o.seq > ? order by o.seq limit ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, after);
      select.setInt(2, most);
      try (ResultSet rows = select.executeQuery()) {
        List<Waiting> all = new ArrayList<>();
        while (rows.next()) {
          all.add(
              new Waiting(
                  rows.getLong(1),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getObject(4, OffsetDateTime.class).toInstant(),
                  rows.getString(5)));
        }
        return all;
      }
    }
  }

  /** They need not be told any more. */
  static void delete(Connection connection, List<Long> told) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from outbox where seq = ?")) {
      for (long seq : told) {
        delete.setLong(1, seq);
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  static Backlog backlog(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select count(*), min(at) from outbox");
        ResultSet row = select.executeQuery()) {
      row.next();
      return new Backlog(
          row.getLong(1),
          Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
              .map(OffsetDateTime::toInstant));
    }
  }
}
