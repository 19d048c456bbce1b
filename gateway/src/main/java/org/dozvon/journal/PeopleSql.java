package org.dozvon.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.dozvon.operator.StoreException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.Argument;

/** What the tables of people have in common. */
final class PeopleSql {
  private final Jdbi jdbi;

  PeopleSql(DataSource database) {
    this.jdbi = Jdbi.create(database);
  }

  /** Some statements on one connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Handle handle);
  }

  <T> T ask(Work<T> work) throws StoreException {
    try {
      return jdbi.withHandle(work::on);
    } catch (JdbiException e) {
      throw failed(e);
    }
  }

  /** Inserts one row; false when there is one with that key. */
  boolean insert(Work<Integer> work) throws StoreException {
    try {
      jdbi.useHandle(work::on);
      return true;
    } catch (JdbiException e) {
      if (e.getCause() instanceof SQLException cause
          && cause.getSQLState() != null
          && cause.getSQLState().startsWith("23")) {
        return false;
      }
      throw failed(e);
    }
  }

  private static StoreException failed(JdbiException e) {
    String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    return new StoreException("people can't be read or stored: " + why, e);
  }

  /** With its offset, as the hour that a clock repeats in autumn needs it. */
  static Argument time(Instant at) {
    return (position, statement, context) ->
        statement.setObject(position, at.atOffset(ZoneOffset.UTC));
  }

  static Argument time(Optional<Instant> at) {
    return (position, statement, context) -> {
      if (at.isPresent()) {
        time(at.get()).apply(position, statement, context);
      } else {
        statement.setNull(position, Types.TIMESTAMP_WITH_TIMEZONE);
      }
    };
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static Optional<Instant> optionalTime(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
