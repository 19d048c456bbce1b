package org.dozvon.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.dozvon.call.CallId;
import org.dozvon.callback.CallBack;
import org.dozvon.callback.CallBackState;
import org.dozvon.callback.Place;
import org.dozvon.operator.CallBackStore;
import org.dozvon.operator.StoreException;

/** Call-backs in the database; safe for use by many threads, which must not be interrupted. */
public final class CallBackTables implements CallBackStore {
  private static final int LONGEST_REASON = 400;

  private final DataSource database;
  private final String run;
  private final boolean isShared;

  /** In this database. */
  public CallBackTables(DataSource database) {
    this(database, "", false);
  }

  /**
   * The same for one of several gateways.
   *
   * @param run what this one is called there
   */
  public CallBackTables(DataSource database, String run, boolean isShared) {
    this.database = database;
    this.run = run;
    this.isShared = isShared;
  }

  @Override
  public boolean isShared() {
    return isShared;
  }

  @Override
  public List<CallBack> open() throws StoreException {
    String sql =
        "select id, hotline, queue, number, language, call_id, booked_at, joined_at, asked_at,"
            + " priority, attempts, state, state_at, reason from call_back"
            + " where open_key is not null order by booked_at, id";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql);
        ResultSet rows = select.executeQuery()) {
      List<CallBack> open = new ArrayList<>();
      while (rows.next()) {
        open.add(read(rows));
      }
      return open;
    } catch (SQLException e) {
      throw new StoreException("call-backs can't be read: " + e.getMessage(), e);
    }
  }

  @Override
  public boolean add(CallBack fresh) throws StoreException {
    String sql =
        "insert into call_back (state, state_at, reason, attempts, open_key, id, hotline, queue,"
            + " number, language, call_id, booked_at, joined_at, asked_at, priority)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      int at = writeState(insert, fresh);
      insert.setString(++at, fresh.id());
      insert.setString(++at, fresh.hotline());
      insert.setString(++at, fresh.queue());
      insert.setString(++at, fresh.number());
      insert.setString(++at, fresh.language().toLanguageTag());
      insert.setString(++at, fresh.call().map(CallId::value).orElse(null));
      insert.setObject(++at, Columns.of(fresh.bookedAt()));
      insert.setObject(++at, Columns.of(fresh.place().joined()));
      insert.setObject(++at, Columns.of(fresh.place().asked()));
      insert.setInt(++at, fresh.place().priority());
      insert.executeUpdate();
      return true;
    } catch (SQLException e) {
      if (e.getSQLState() != null && e.getSQLState().startsWith("23")) {
        return false;
      }
      throw new StoreException("a call-back can't be kept: " + e.getMessage(), e);
    }
  }

  @Override
  public void update(CallBack changed) throws StoreException {
    String sql =
        "update call_back set state = ?, state_at = ?, reason = ?, attempts = ?, open_key = ?"
            + " where id = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      int at = writeState(update, changed);
      update.setString(++at, changed.id());
      update.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException("a call-back can't be kept: " + e.getMessage(), e);
    }
  }

  @Override
  public boolean update(CallBack changed, CallBack was) throws StoreException {
    if (!isShared) {
      update(changed);
      return true;
    }
    String sql =
        "update call_back set state = ?, state_at = ?, reason = ?, attempts = ?, open_key = ?,"
            + " lease_owner = ? where id = ? and state = ? and state_at = ? and attempts = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      int at = writeState(update, changed);
      update.setString(++at, run);
      update.setString(++at, changed.id());
      update.setString(++at, was.state().getClass().getSimpleName());
      update.setObject(++at, Columns.of(at(was.state())));
      update.setInt(++at, was.attempts());
      return update.executeUpdate() > 0;
    } catch (SQLException e) {
      throw new StoreException("a call-back can't be kept: " + e.getMessage(), e);
    }
  }

  private static int writeState(PreparedStatement statement, CallBack it) throws SQLException {
    int at = 0;
    statement.setString(++at, it.state().getClass().getSimpleName());
    statement.setObject(++at, Columns.of(at(it.state())));
    statement.setString(++at, reason(it.state()));
    statement.setInt(++at, it.attempts());
    statement.setString(++at, it.state().isOpen() ? it.queue() + "/" + it.number() : null);
    return at;
  }

  private static Instant at(CallBackState state) {
    return switch (state) {
      case CallBackState.Booked s -> s.notBefore();
      case CallBackState.Due s -> s.since();
      case CallBackState.Dialling s -> s.since();
      case CallBackState.Talking s -> s.since();
      case CallBackState.Done s -> s.at();
      case CallBackState.Expired s -> s.at();
      case CallBackState.Cancelled s -> s.at();
      case CallBackState.Failed s -> s.at();
    };
  }

  private static String reason(CallBackState state) {
    String reason =
        switch (state) {
          case CallBackState.Cancelled s -> s.reason();
          case CallBackState.Failed s -> s.reason();
          default -> "";
        };
    return reason.substring(0, Math.min(LONGEST_REASON, reason.length()));
  }

  private static CallBackState state(String name, Instant at, int attempts, String reason)
      throws SQLException {
    return switch (name) {
      case "Booked" -> new CallBackState.Booked(at);
      case "Due" -> new CallBackState.Due(at);
      case "Dialling" -> new CallBackState.Dialling(attempts, at);
      case "Talking" -> new CallBackState.Talking(at);
      case "Done" -> new CallBackState.Done(at);
      case "Expired" -> new CallBackState.Expired(at);
      case "Cancelled" -> new CallBackState.Cancelled(at, reason);
      case "Failed" -> new CallBackState.Failed(at, reason);
      default -> throw new SQLException("state " + name + " of a call-back", "22000");
    };
  }

  private static CallBack read(ResultSet row) throws SQLException {
    int attempts = row.getInt("attempts");
    return new CallBack(
        row.getString("id"),
        row.getString("hotline"),
        row.getString("queue"),
        row.getString("number"),
        Locale.forLanguageTag(row.getString("language")),
        Optional.ofNullable(row.getString("call_id")).map(CallId::new),
        Columns.instant(row, "booked_at"),
        new Place(
            Columns.instant(row, "joined_at"),
            Columns.instant(row, "asked_at"),
            row.getInt("priority")),
        attempts,
        state(
            row.getString("state"),
            Columns.instant(row, "state_at"),
            attempts,
            row.getString("reason")));
  }
}
