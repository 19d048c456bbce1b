package org.dozvon.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallId;
import org.dozvon.call.Profile;
import org.dozvon.insight.Sentiment;
import org.dozvon.operator.CallOutcome;
import org.dozvon.operator.CallRow;

/** The SQL of the rows by which calls are searched; knows no thread. */
final class CallRowTable {
  /** What is read of a row, but for its words. */
  static final String COLUMNS =
      "call_id, started_at, ended_at, hotline, language, number, name, profile, intent, topic,"
          + " outcome, result, queue, agent, waited_ms, mood_start, mood_end, score, scale, remark";

  private static final String[] WRITTEN = {
    "started_at", "ended_at", "hotline", "language", "number", "name", "profile", "intent", "topic",
    "outcome", "result", "queue", "agent", "waited_ms", "mood_start", "mood_end", "score", "scale",
    "remark", "said", "told"
  };

  private CallRowTable() {}

  /** Whether there is something to write now: a bot's talk under way is written when it is over. */
  static boolean isWorthWriting(CallContext context) {
    return context.ending().isPresent()
        || context.agent().isPresent()
        || context.waitingSince().isPresent();
  }

  /** Update, else insert; the one writer of a call's context calls it. */
  static void store(Connection connection, CallContext context, Optional<Instant> endedAt)
      throws SQLException {
    Optional<Instant> answered =
        context.agent().isEmpty() ? Optional.empty() : answered(connection, context.id());
    CallRow row = CallRow.of(context, endedAt, answered);
    String update =
        "update journal_call set " + String.join(" = ?, ", WRITTEN) + " = ? where call_id = ?";
    if (execute(connection, update, row) == 0) {
      String insert =
          "insert into journal_call ("
              + String.join(", ", WRITTEN)
              + ", call_id) values (?"
              + ", ?".repeat(WRITTEN.length)
              + ")";
      execute(connection, insert, row);
    }
  }

  private static int execute(Connection connection, String sql, CallRow row) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Setter set = new Setter(statement);
      set.time(Optional.of(row.startedAt()));
      set.time(row.endedAt());
      set.text(row.hotline(), 200);
      set.text(row.language().toLanguageTag(), 16);
      set.text(row.number(), 40);
      set.text(row.name(), 80);
      set.text(row.profile().name(), 20);
      set.text(row.intent(), 200);
      set.text(row.topic(), 200);
      set.text(row.outcome().name(), 20);
      set.text(row.result(), 200);
      set.text(row.queue(), 200);
      set.text(row.agent(), 200);
      set.number(row.waited().map(Duration::toMillis), Types.BIGINT);
      set.number(row.start().map(mood -> (long) mood.figure()), Types.SMALLINT);
      set.number(row.end().map(mood -> (long) mood.figure()), Types.SMALLINT);
      set.number(row.survey().map(survey -> (long) survey.score()), Types.SMALLINT);
      set.number(row.survey().map(survey -> (long) survey.scale()), Types.SMALLINT);
      set.text(row.survey().map(CallRow.Survey::remark).orElse(""), 2000);
      set.text(row.said(), 20_000);
      set.text(row.told(), 20_000);
      set.text(row.call().value(), 64);
      return statement.executeUpdate();
    }
  }

  /** Sets one parameter after another. */
  private static final class Setter {
    private final PreparedStatement statement;
    private int at;

    Setter(PreparedStatement statement) {
      this.statement = statement;
    }

    void text(String text, int most) throws SQLException {
      statement.setString(++at, Columns.cut(text.replace("\0", ""), most));
    }

    void time(Optional<Instant> time) throws SQLException {
      if (time.isPresent()) {
        statement.setObject(++at, Columns.of(time.get()));
      } else {
        statement.setNull(++at, Types.TIMESTAMP_WITH_TIMEZONE);
      }
    }

    void number(Optional<Long> number, int type) throws SQLException {
      if (number.isPresent()) {
        statement.setLong(++at, number.get());
      } else {
        statement.setNull(++at, type);
      }
    }
  }

  private static Optional<Instant> answered(Connection connection, CallId call)
      throws SQLException {
    String sql =
        "select at from call_event where call_id = ? and type = 'PersonAnswered' order by seq limit"
            + " 1";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, call.value());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? Optional.of(Columns.instant(rows, 1)) : Optional.empty();
      }
    }
  }

  /**
   * A row of {@link #COLUMNS} and after them {@code said}.
   *
   * @throws SQLException also when it holds what no version of this program writes
   */
  static CallRow read(ResultSet row) throws SQLException {
    return new CallRow(
        new CallId(row.getString("call_id")),
        Columns.instant(row, "started_at"),
        Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        row.getString("hotline"),
        Locale.forLanguageTag(row.getString("language")),
        row.getString("number"),
        row.getString("name"),
        Profile.valueOf(row.getString("profile")),
        row.getString("intent"),
        row.getString("topic"),
        CallOutcome.valueOf(row.getString("outcome")),
        row.getString("result"),
        row.getString("queue"),
        row.getString("agent"),
        number(row, "waited_ms").map(Duration::ofMillis),
        number(row, "mood_start").map(mood -> Sentiment.Mood.of(mood.intValue())),
        number(row, "mood_end").map(mood -> Sentiment.Mood.of(mood.intValue())),
        survey(row),
        row.getString("said").strip(),
        "");
  }

  private static Optional<CallRow.Survey> survey(ResultSet row) throws SQLException {
    Optional<Long> score = number(row, "score");
    int scale = number(row, "scale").orElse(5L).intValue();
    String remark = row.getString("remark");
    return score.map(given -> new CallRow.Survey(given.intValue(), scale, remark));
  }

  private static Optional<Long> number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(number);
  }
}
