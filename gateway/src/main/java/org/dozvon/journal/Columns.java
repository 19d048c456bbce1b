package org.dozvon.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** How values stand in the columns of our tables. */
final class Columns {
  private Columns() {}

  /** The tables keep milliseconds; cut off alike wherever a time is stored or compared. */
  static OffsetDateTime of(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** A text that is no longer than its column. */
  static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
