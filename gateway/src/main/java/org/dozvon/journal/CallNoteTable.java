package org.dozvon.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallId;
import org.dozvon.operator.CallNotes;
import org.dozvon.operator.PastCalls;
import org.dozvon.operator.StoreException;

/** People's notes, and the earlier calls of a number, in the database. */
public final class CallNoteTable implements CallNotes, PastCalls {
  /** The notes of a call: login, time, text. */
  static final String OF_CALL =
      "select login, at, text from call_note where call_id = ? order by at desc, login";

  private final DataSource database;

  /** In this database. */
  public CallNoteTable(DataSource database) {
    this.database = database;
  }

  @Override
  public List<Note> of(CallId call) throws StoreException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(OF_CALL)) {
      select.setString(1, call.value());
      List<Note> notes = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          notes.add(
              new Note(
                  call,
                  rows.getString(1),
                  rows.getObject(2, OffsetDateTime.class).toInstant(),
                  rows.getString(3)));
        }
      }
      return notes;
    } catch (SQLException e) {
      throw new StoreException("notes can't be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void write(Note note) throws StoreException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        replace(connection, note);
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new StoreException("the note can't be stored: " + e.getMessage(), e);
    }
  }

  private static void replace(Connection connection, Note note) throws SQLException {
    String away = "delete from call_note where call_id = ? and login = ?";
    try (PreparedStatement delete = connection.prepareStatement(away)) {
      delete.setString(1, note.call().value());
      delete.setString(2, note.login());
      delete.executeUpdate();
    }
    if (note.text().isBlank()) {
      return;
    }
    String sql = "insert into call_note (call_id, login, at, text) values (?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, note.call().value());
      insert.setString(2, note.login());
      insert.setObject(3, note.at().atOffset(ZoneOffset.UTC));
      insert.setString(
          4, note.text().length() <= LONGEST ? note.text() : note.text().substring(0, LONGEST));
      insert.executeUpdate();
    }
  }

  @Override
  public List<CallContext> of(String number, int most) throws StoreException {
    if (number.isEmpty()) {
      return List.of();
    }
    String sql =
        "select context from call_context where caller = ? order by started_at desc limit ?";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, number);
      select.setInt(2, most);
      List<CallContext> calls = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          calls.add(JournalTables.context(rows.getString(1)));
        }
      }
      return calls;
    } catch (SQLException e) {
      throw new StoreException("earlier calls can't be read: " + e.getMessage(), e);
    }
  }
}
