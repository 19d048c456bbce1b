package org.dozvon.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What befell a caller in the queues, in plain words: when they joined, what was done and why, who
 * went before, how it ended. From the database; blocks. Confined to one thread.
 */
final class CallStory {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final String STEPS =
      "select at, rung, what, reason, dry, result, undone_at from keeper_step where ";
  private static final int MOST = 200;

  private final Connection connection;
  private final ZoneId zone;

  /**
   * @param zone in which times are told
   */
  CallStory(Connection connection, ZoneId zone) {
    this.connection = connection;
    this.zone = zone;
  }

  /** One wait in one queue. */
  private record Wait(
      String queue,
      String uniqueId,
      String call,
      Instant answered,
      Instant asked,
      Instant joined,
      Instant ended,
      String ending,
      boolean gentle,
      String phone) {}

  /** A line and when. */
  private record Line(Instant at, String text) {}

  /**
   * The story, a line each; empty when nothing is known of that call.
   *
   * @param id our name of the call, or Asterisk's unique id
   */
  List<String> of(String id) throws SQLException {
    List<Wait> waits = waits(id);
    Set<String> callers = new LinkedHashSet<>();
    waits.forEach(wait -> callers.add(wait.uniqueId()));
    callers.addAll(callersOfSteps(id));
    List<Line> lines = new ArrayList<>();
    for (String caller : callers) {
      lines.addAll(steps("unique_id = ?", List.of(caller)));
    }
    for (Wait wait : waits) {
      lines.add(new Line(wait.joined(), joined(wait)));
      lines.addAll(
          steps(
              "unique_id = '' and queue = ? and at >= ? and at <= ?",
              List.of(wait.queue(), Columns.of(wait.joined()), Columns.of(wait.ended()))));
      lines.addAll(before(wait));
      lines.add(new Line(wait.ended(), ended(wait)));
    }
    lines.sort(Comparator.comparing(Line::at));
    return lines.stream()
        .map(line -> TIME.format(line.at().atZone(zone)) + "  " + line.text())
        .toList();
  }

  private static String joined(Wait wait) {
    return "joined "
        + wait.queue()
        + " ("
        + time(wait.answered(), wait.joined())
        + " after the answer of the call, "
        + time(wait.asked(), wait.joined())
        + " after asking for a person"
        + (wait.gentle() ? "; treated gently" : "")
        + ")";
  }

  private static String ended(Wait wait) {
    String how =
        switch (wait.ending()) {
          case "ANSWERED" -> wait.phone() + " answered";
          case "ABANDONED" -> "hung up";
          case "MOVED" -> "went on elsewhere";
          default -> "was gone, nobody saw how";
        };
    return how
        + " after "
        + time(wait.joined(), wait.ended())
        + " in "
        + wait.queue()
        + ", "
        + time(wait.answered(), wait.ended())
        + " after the answer of the call";
  }

  /** Those who joined later and were served earlier, each with the reason. */
  private List<Line> before(Wait wait) throws SQLException {
    String sql =
        "select w.ended, w.joined, w.unique_id, w.call_id, (select max(s.seq) from keeper_step s"
            + " where s.unique_id = w.unique_id and s.queue = w.queue and s.dry = false and s.what"
            + " like 'goes forward%' and s.reason like '%point%') as step from queue_wait w where"
            + " w.queue = ? and w.ending = 'ANSWERED' and w.joined > ? and w.ended > ? and w.ended"
            + " < ? order by w.ended";
    List<Line> lines = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setMaxRows(MOST);
      set(
          select,
          List.of(
              wait.queue(),
              Columns.of(wait.joined()),
              Columns.of(wait.joined()),
              Columns.of(wait.ended())));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          long step = rows.getLong("step");
          String who = rows.getString("call_id");
          lines.add(
              new Line(
                  Columns.instant(rows, "ended"),
                  "a caller who joined "
                      + time(wait.joined(), Columns.instant(rows, "joined"))
                      + " later was served first ("
                      + (who.isEmpty() ? rows.getString("unique_id") : who)
                      + "): "
                      + (step == 0
                          ? "no step of the keeper; came with a higher priority, or was offered to"
                              + " other people"
                          : reason(step))));
        }
      }
    }
    return lines;
  }

  private String reason(long step) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select reason from keeper_step where seq = ?")) {
      select.setLong(1, step);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }

  private List<Line> steps(String which, List<?> values) throws SQLException {
    List<Line> lines = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(STEPS + which + " order by seq")) {
      select.setMaxRows(MOST);
      set(select, values);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          lines.add(new Line(Columns.instant(rows, "at"), step(rows)));
        }
      }
    }
    return lines;
  }

  private String step(ResultSet row) throws SQLException {
    String result = row.getString("result");
    OffsetDateTime undone = row.getObject("undone_at", OffsetDateTime.class);
    String rung = row.getString("rung");
    return (row.getBoolean("dry") ? "would (dry run): " : "")
        + row.getString("what")
        + (rung.isEmpty() ? "" : " [" + rung + "]")
        + ": "
        + row.getString("reason")
        + (result.isEmpty() || result.equals("done") ? "" : " -- " + result)
        + (undone == null
            ? ""
            : " -- taken back at "
                + DateTimeFormatter.ISO_LOCAL_TIME.format(
                    undone.atZoneSameInstant(zone).toLocalTime().withNano(0)));
  }

  private List<Wait> waits(String id) throws SQLException {
    String sql =
        "select queue, unique_id, call_id, answered, asked, joined, ended, ending, gentle, phone"
            + " from queue_wait where unique_id = ? or call_id = ? order by joined";
    List<Wait> waits = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      set(select, List.of(id, id));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          waits.add(
              new Wait(
                  rows.getString("queue"),
                  rows.getString("unique_id"),
                  rows.getString("call_id"),
                  Columns.instant(rows, "answered"),
                  Columns.instant(rows, "asked"),
                  Columns.instant(rows, "joined"),
                  Columns.instant(rows, "ended"),
                  rows.getString("ending"),
                  rows.getBoolean("gentle"),
                  rows.getString("phone")));
        }
      }
    }
    return waits;
  }

  private Set<String> callersOfSteps(String id) throws SQLException {
    String sql =
        "select distinct unique_id from keeper_step where unique_id <> '' and"
            + " (unique_id = ? or call_id = ?)";
    Set<String> callers = new LinkedHashSet<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      set(select, List.of(id, id));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          callers.add(rows.getString(1));
        }
      }
    }
    return callers;
  }

  private static void set(PreparedStatement statement, List<?> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  private static String time(Instant from, Instant to) {
    long seconds = Math.max(0, Math.round(Duration.between(from, to).toMillis() / 1000.0));
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }
}
