package org.dozvon.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.sql.DataSource;
import org.dozvon.operator.Alarm;
import org.dozvon.operator.BoardRecords;
import org.dozvon.operator.KeeperDiary;
import org.dozvon.operator.KeptStep;
import org.dozvon.operator.StoreException;

/** What the database holds for the wallboard. The keeper's history is written elsewhere. */
public final class StoredBoard implements BoardRecords {
  private static final int NAME = 200;
  private static final int LOGIN = 100;

  private final DataSource dataSource;

  /** Reads and writes there; the data source stays the caller's. */
  public StoredBoard(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  private interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  @Override
  public List<KeeperDiary.Entry> steps(Instant since, int most) throws StoreException {
    return with(connection -> steps(connection, since, "", most));
  }

  @Override
  public List<KeptStep> alarms(Instant since) throws StoreException {
    return with(
        connection ->
            steps(connection, since, " and what like 'alarm: %'", 2_000).stream()
                .map(KeeperDiary.Entry::step)
                .toList());
  }

  private static List<KeeperDiary.Entry> steps(
      Connection connection, Instant since, String condition, int most) throws SQLException {
    String sql =
        "select * from keeper_step where at >= ?" + condition + " order by seq desc limit " + most;
    List<KeeperDiary.Entry> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, column(since));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(read(rows));
        }
      }
    }
    Collections.reverse(found);
    return found;
  }

  private static KeeperDiary.Entry read(ResultSet row) throws SQLException {
    long undoes = row.getLong("undoes");
    Optional<Long> undone = row.wasNull() ? Optional.empty() : Optional.of(undoes);
    KeptStep step =
        new KeptStep(
            row.getLong("number"),
            time(row, "at").orElseThrow(),
            row.getString("queue"),
            row.getString("unique_id"),
            row.getString("call_id"),
            row.getString("rung"),
            row.getString("what"),
            row.getString("reason"),
            row.getBoolean("dry"),
            undone);
    return new KeeperDiary.Entry(
        step, OptionalDouble.empty(), row.getString("result"), time(row, "undone_at"));
  }

  @Override
  public List<SeenAlarm> seen(Instant since) throws StoreException {
    String sql = "select number, raised, name, at from alarm_seen where at >= ? order by at";
    return with(
        connection -> {
          List<SeenAlarm> found = new ArrayList<>();
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, column(since));
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                found.add(
                    new SeenAlarm(
                        rows.getLong("number"),
                        time(rows, "raised").orElseThrow(),
                        new Alarm.Seen(rows.getString("name"), time(rows, "at").orElseThrow())));
              }
            }
          }
          return found;
        });
  }

  @Override
  public void tell(KeptStep alarm) throws StoreException {
    with(
        connection -> {
          KeeperTables.insert(connection, alarm);
          return alarm;
        });
  }

  @Override
  public void see(SeenAlarm alarm, String login) throws StoreException {
    String sql =
        "insert into alarm_seen (number, raised, login, name, at) select ?, ?, ?, ?, ?"
            + " where not exists (select 1 from alarm_seen where number = ? and raised = ?)";
    with(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, alarm.number());
            insert.setObject(2, column(alarm.raised()));
            insert.setString(3, cut(login, LOGIN));
            insert.setString(4, cut(alarm.seen().by(), NAME));
            insert.setObject(5, column(alarm.seen().at()));
            insert.setLong(6, alarm.number());
            insert.setObject(7, column(alarm.raised()));
            return insert.executeUpdate();
          }
        });
  }

  private <T> T with(Work<T> work) throws StoreException {
    try (Connection connection = dataSource.getConnection()) {
      return work.in(connection);
    } catch (SQLException e) {
      throw new StoreException("database: " + e.getMessage(), e);
    }
  }

  private static Optional<Instant> time(ResultSet row, String name) throws SQLException {
    return Optional.ofNullable(row.getObject(name, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  private static OffsetDateTime column(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
