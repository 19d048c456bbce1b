package org.dozvon.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * The gateways of a database and their leases, by the database's clock: those of the machines may
 * differ. Each method is a transaction of its own and blocks. Safe for use by many threads.
 */
public final class NodeTables {
  private static final String THERE_ALREADY = "23505";

  private final DataSource database;

  /** Of this database. */
  public NodeTables(DataSource database) {
    this.database = database;
  }

  /**
   * A run of a gateway.
   *
   * @param asterisk whose queues it watches
   * @param console where its HTTP port listens
   */
  public record Run(String run, String node, String asterisk, String console, Instant seen) {}

  /** Who holds a lease, until when at least. */
  public record Holder(String run, long token, Instant heldTo) {}

  /** A run begins. */
  public void begin(String run, String node, String asterisk, String console) throws SQLException {
    update(
        "insert into node_run (run, node, asterisk, console, began, seen)"
            + " values (?, ?, ?, ?, current_timestamp, current_timestamp)",
        run,
        Columns.cut(node, 64),
        Columns.cut(asterisk, 200),
        Columns.cut(console, 200));
  }

  /** It still runs, whatever others took it for; false: it has not begun. */
  public boolean beat(String run) throws SQLException {
    return update("update node_run set seen = current_timestamp, ended = null where run = ?", run)
        > 0;
  }

  /** It ends, or was found dead; false: that was known. */
  public boolean end(String run) throws SQLException {
    String sql = "update node_run set ended = current_timestamp where run = ? and ended is null";
    return update(sql, run) > 0;
  }

  /** Those of which nobody has said that they ended, oldest sign of life first. */
  public List<Run> running() throws SQLException {
    return runs("ended is null and seen > current_timestamp - interval '1' day");
  }

  /** Those among them that gave no sign of life for so long. */
  public List<Run> silent(Duration time) throws SQLException {
    return runs("ended is null and seen < current_timestamp - " + interval(time));
  }

  private List<Run> runs(String condition) throws SQLException {
    String sql =
        "select run, node, asterisk, console, seen from node_run where "
            + condition
            + " order by seen";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql);
        ResultSet rows = select.executeQuery()) {
      List<Run> found = new ArrayList<>();
      while (rows.next()) {
        found.add(
            new Run(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                Columns.instant(rows, 5)));
      }
      return found;
    }
  }

  /**
   * Takes the lease for so long from now, or holds it on.
   *
   * @return the number under which it is held, one more than its last holder's; empty: another run
   *     holds it
   */
  public OptionalLong take(String lease, String run, Duration time) throws SQLException {
    String renew =
        "update node_lease set token = case when run = ? then token else token + 1 end, run = ?,"
            + " held_to = current_timestamp + "
            + interval(time)
            + " where name = ? and (run = ? or held_to < current_timestamp)";
    if (update(renew, run, run, lease, run) == 0 && !makes(lease, run, time)) {
      return OptionalLong.empty();
    }
    return holder(lease)
        .filter(holder -> holder.run().equals(run))
        .map(holder -> OptionalLong.of(holder.token()))
        .orElse(OptionalLong.empty());
  }

  private boolean makes(String lease, String run, Duration time) throws SQLException {
    String insert =
        "insert into node_lease (name, run, token, held_to) select ?, ?, 1, current_timestamp + "
            + interval(time)
            + " where not exists (select 1 from node_lease where name = ?)";
    try {
      return update(insert, lease, run, lease) > 0;
    } catch (SQLException e) {
      if (THERE_ALREADY.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  /** Gives the lease back: the next one need not wait. */
  public void release(String lease, String run) throws SQLException {
    update(
        "update node_lease set held_to = current_timestamp - interval '1' second"
            + " where name = ? and run = ?",
        lease,
        run);
  }

  /** Who held it last. */
  public Optional<Holder> holder(String lease) throws SQLException {
    String sql = "select run, token, held_to from node_lease where name = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, lease);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            ? Optional.of(new Holder(rows.getString(1), rows.getLong(2), Columns.instant(rows, 3)))
            : Optional.empty();
      }
    }
  }

  private static String interval(Duration time) {
    return "interval '%d.%03d' second".formatted(time.toSeconds(), time.toMillisPart());
  }

  private int update(String sql, String... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setString(i + 1, values[i]);
      }
      return update.executeUpdate();
    }
  }
}
