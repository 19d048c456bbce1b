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
import org.dozvon.call.CallId;
import org.dozvon.queue.Facts;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.ServiceTarget;
import org.dozvon.queue.WaitingCaller;

/**
 * The SQL of what is kept of the queues; knows no thread. There is one writer, so that a look and
 * an insert after it are safe; where there are two after all, the unique keys hold.
 */
final class QueueTables {
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration NEAR = Duration.ofSeconds(3);

  private QueueTables() {}

  /** Reads one row. */
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Whether there is something to keep, and it was not kept already. */
  static boolean insert(Connection connection, Outcome outcome) throws SQLException {
    return switch (outcome) {
      case Outcome.Wait e -> wait(connection, e);
      case Outcome.Talk e -> talk(connection, e);
      case Outcome.Gap e -> gap(connection, e);
      case Outcome.BotTook e -> false;
      case Outcome.BotServed e -> false;
      case Outcome.Unanswered e -> false;
    };
  }

  /**
   * Whether another gateway, which saw the same a little earlier or later by its clock, has written
   * it.
   */
  static boolean isNear(Connection connection, Outcome outcome) throws SQLException {
    Object from = Columns.of(outcome.at().minus(NEAR));
    Object to = Columns.of(outcome.at().plus(NEAR));
    String where = " where unique_id = ? and queue = ? and ended between ? and ?";
    return switch (outcome) {
      case Outcome.Wait e ->
          !exists(
                  connection,
                  "select 1 from queue_wait" + where,
                  Columns.cut(e.caller().caller(), 150),
                  Columns.cut(e.queue(), 200),
                  from,
                  to)
              .isEmpty();
      case Outcome.Talk e ->
          !exists(
                  connection,
                  "select 1 from queue_talk" + where,
                  Columns.cut(e.caller(), 150),
                  Columns.cut(e.queue(), 200),
                  from,
                  to)
              .isEmpty();
      default -> true;
    };
  }

  private static boolean wait(Connection connection, Outcome.Wait wait) throws SQLException {
    WaitingCaller who = wait.caller();
    return exists(
                connection,
                "select 1 from queue_wait where unique_id = ? and queue = ? and joined = ?",
                Columns.cut(who.caller(), 150),
                Columns.cut(wait.queue(), 200),
                Columns.of(who.joined()))
            .isEmpty()
        && write(
            connection,
            "insert into queue_wait (queue, unique_id, call_id, answered, asked, joined, ended,"
                + " ending, gentle, phone) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            Columns.cut(wait.queue(), 200),
            Columns.cut(who.caller(), 150),
            who.facts().call().map(CallId::value).orElse(""),
            Columns.of(who.facts().answered()),
            Columns.of(who.facts().asked()),
            Columns.of(who.joined()),
            Columns.of(wait.at()),
            wait.end().name(),
            who.facts().gentle(),
            Columns.cut(wait.phone(), 200));
  }

  private static boolean talk(Connection connection, Outcome.Talk talk) throws SQLException {
    String queue = Columns.cut(talk.queue(), 200);
    String caller = Columns.cut(talk.caller(), 150);
    return exists(
                connection,
                "select 1 from queue_talk where unique_id = ? and queue = ? and ended = ?",
                caller,
                queue,
                Columns.of(talk.at()))
            .isEmpty()
        && write(
            connection,
            "insert into queue_talk (queue, unique_id, phone, ended, talked_ms, wrap_up_ms)"
                + " values (?, ?, ?, ?, ?, ?)",
            queue,
            caller,
            Columns.cut(talk.phone(), 200),
            Columns.of(talk.at()),
            talk.talked().toMillis(),
            talk.wrapUp().toMillis());
  }

  private static boolean gap(Connection connection, Outcome.Gap gap) throws SQLException {
    Object[] key = {Columns.cut(gap.queue(), 200), Columns.of(gap.from()), Columns.of(gap.at())};
    return exists(
                connection,
                "select 1 from queue_gap where queue = ? and began = ? and ended = ?",
                key)
            .isEmpty()
        && write(connection, "insert into queue_gap (queue, began, ended) values (?, ?, ?)", key);
  }

  /** The newest counts of a quarter replace what was there. */
  static void store(Connection connection, Figures quarter) throws SQLException {
    var asked = quarter.counts().sinceAsked();
    Object[] values = {
      quarter.target().share(),
      quarter.target().within().toMillis(),
      quarter.target().shortAbandon().toMillis(),
      quarter.blind().toMillis(),
      quarter.counts().answered(),
      asked.answeredInTarget(),
      quarter.counts().abandoned(),
      asked.shortAbandons(),
      QueueLines.counts(quarter.counts()),
      Columns.cut(quarter.queue(), 200),
      Columns.of(quarter.interval().from())
    };
    String update =
        "update queue_quarter set share = ?, within_ms = ?, short_ms = ?, blind_ms = ?,"
            + " answered = ?, in_target = ?, abandoned = ?, short = ?, counts = ?"
            + " where queue = ? and began = ?";
    if (!write(connection, update, values)) {
      write(
          connection,
          "insert into queue_quarter (share, within_ms, short_ms, blind_ms, answered, in_target,"
              + " abandoned, short, counts, queue, began) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          values);
    }
  }

  static void alive(Connection connection, Instant now) throws SQLException {
    if (!write(connection, "update queue_watch set alive = ? where id = 1", Columns.of(now))) {
      write(connection, "insert into queue_watch (alive, id) values (?, 1)", Columns.of(now));
    }
  }

  static Optional<Instant> alive(Connection connection) throws SQLException {
    return rows(connection, "select alive from queue_watch", row -> Columns.instant(row, 1))
        .stream()
        .findFirst();
  }

  static List<Outcome> outcomes(Connection connection, Interval time) throws SQLException {
    Object[] range = {Columns.of(time.from()), Columns.of(time.to())};
    List<Outcome> found = new ArrayList<>();
    found.addAll(
        rows(
            connection,
            "select queue, unique_id, call_id, answered, asked, joined, ended, ending, gentle,"
                + " phone from queue_wait where ended >= ? and ended < ? order by ended, seq",
            QueueTables::readWait,
            range));
    found.addAll(
        rows(
            connection,
            "select queue, unique_id, phone, ended, talked_ms, wrap_up_ms from queue_talk"
                + " where ended >= ? and ended < ? order by ended, seq",
            QueueTables::readTalk,
            range));
    found.addAll(
        rows(
            connection,
            "select queue, began, ended from queue_gap where ended >= ? and ended < ?"
                + " order by ended, seq",
            row ->
                new Outcome.Gap(Columns.instant(row, 3), row.getString(1), Columns.instant(row, 2)),
            range));
    found.sort(java.util.Comparator.comparing(Outcome::at));
    return found;
  }

  static List<Figures> quarters(Connection connection, Interval time) throws SQLException {
    return rows(
        connection,
        "select queue, began, share, within_ms, short_ms, blind_ms, counts from queue_quarter"
            + " where began >= ? and began < ? order by began, queue",
        QueueTables::readQuarter,
        Columns.of(time.from()),
        Columns.of(time.to()));
  }

  private static Outcome readWait(ResultSet row) throws SQLException {
    String call = row.getString(3);
    Facts facts =
        new Facts(
            call.isEmpty() ? Optional.empty() : Optional.of(new CallId(call)),
            "",
            Columns.instant(row, 4),
            Columns.instant(row, 5),
            row.getBoolean(9),
            "",
            "",
            List.of());
    WaitingCaller who =
        new WaitingCaller(
            row.getString(1),
            row.getString(2),
            "",
            Columns.instant(row, 6),
            0,
            Optional.empty(),
            facts);
    Outcome.Wait.End end = Outcome.Wait.End.valueOf(row.getString(8));
    return new Outcome.Wait(Columns.instant(row, 7), row.getString(1), who, end, row.getString(10));
  }

  private static Outcome readTalk(ResultSet row) throws SQLException {
    return new Outcome.Talk(
        Columns.instant(row, 4),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Duration.ofMillis(row.getLong(5)),
        Duration.ofMillis(row.getLong(6)));
  }

  private static Figures readQuarter(ResultSet row) throws SQLException {
    Instant began = Columns.instant(row, 2);
    return new Figures(
        row.getString(1),
        new Interval(began, began.plus(QUARTER)),
        new ServiceTarget(
            row.getDouble(3), Duration.ofMillis(row.getLong(4)), Duration.ofMillis(row.getLong(5))),
        QueueLines.counts(row.getString(7)),
        Duration.ofMillis(row.getLong(6)));
  }

  private static List<Integer> exists(Connection connection, String sql, Object... values)
      throws SQLException {
    return rows(connection, sql, row -> row.getInt(1), values);
  }

  private static <T> List<T> rows(Connection connection, String sql, Row<T> row, Object... values)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      set(select, values);
      List<T> found = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(row.read(rows));
        }
      }
      return found;
    }
  }

  /** Whether a row was written. */
  private static boolean write(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      return statement.executeUpdate() > 0;
    }
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
