package org.dozvon.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.dozvon.call.CallEvent;
import org.dozvon.operator.RecordReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the other gateways of a database write of their calls, once each. Numbers of rows are given
 * before the rows are seen, so that a row may come after a later one: the last seconds are looked
 * at again. Confined to one thread.
 */
public final class NeighbourEvents {
  /** As many at once; of so many there may be more. */
  public static final int BATCH = 2_000;

  private static final Logger LOG = LoggerFactory.getLogger(NeighbourEvents.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  /** A transaction that is open longer than this is missed. */
  private static final Duration LATE = Duration.ofSeconds(5);

  private static final Duration RECENT = Duration.ofMinutes(1);

  /** An event and by whose run it is. */
  public record Told(String run, CallEvent event) {}

  private record Mark(Instant at, long seq) {}

  private final DataSource database;
  private final String run;
  private final Set<Long> told = new HashSet<>();
  private final Deque<Mark> marks = new ArrayDeque<>();
  private long low;
  private long high;

  /**
   * Those of everybody but this run; begins after what is there now.
   *
   * @param run our own
   */
  public NeighbourEvents(DataSource database, String run) throws SQLException {
    this.database = database;
    this.run = run;
    this.low = newest();
    this.high = low;
  }

  private long newest() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select coalesce(max(seq), 0) from call_event");
        ResultSet rows = select.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /**
   * What was written of calls that run now, and in the last minute, oldest first: ask once, at the
   * start. An event is there a little before its call is.
   */
  public List<Told> running(Instant startedAfter, Instant now) throws SQLException {
    String sql =
        "select e.seq, e.run, e.event from call_event e left join call_context c on c.call_id ="
            + " e.call_id where ((c.ended_at is null and c.started_at > ?) or e.at > ?)"
            + " and e.run <> ? and e.seq <= ? order by e.seq";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, Columns.of(startedAfter));
      select.setObject(2, Columns.of(now.minus(RECENT)));
      select.setString(3, run);
      select.setLong(4, low);
      return read(select);
    }
  }

  /** What is new, oldest first; when it is as many as {@link #BATCH}, ask again at once. */
  public List<Told> look(Instant now) throws SQLException {
    String sql =
        "select seq, run, event from call_event where seq > ? and run <> ? order by seq limit "
            + (BATCH + told.size());
    List<Told> found;
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, low);
      select.setString(2, run);
      found = read(select);
    }
    marks.addLast(new Mark(now, high));
    while (!marks.isEmpty() && marks.peekFirst().at().isBefore(now.minus(LATE))) {
      low = Math.max(low, marks.removeFirst().seq());
    }
    told.removeIf(seq -> seq <= low);
    return found;
  }

  /** What an event is known by: its call and what happened. */
  public static String kind(CallEvent event) {
    return event.call() + " " + event.getClass().getSimpleName();
  }

  /** Those of these events' kinds that were written within some seconds of them. */
  public static Set<String> kinds(DataSource database, List<CallEvent> events) throws SQLException {
    String sql = "select 1 from call_event where call_id = ? and type = ? and at between ? and ?";
    Set<String> found = new HashSet<>();
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      for (CallEvent event : events) {
        select.setString(1, event.call().value());
        select.setString(2, event.getClass().getSimpleName());
        select.setObject(3, Columns.of(event.at().minus(LATE)));
        select.setObject(4, Columns.of(event.at().plus(LATE)));
        try (ResultSet rows = select.executeQuery()) {
          if (rows.next()) {
            found.add(kind(event));
          }
        }
      }
    }
    return found;
  }

  private List<Told> read(PreparedStatement select) throws SQLException {
    List<Told> found = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        long seq = rows.getLong(1);
        if (seq <= low || told.add(seq)) {
          high = Math.max(high, seq);
          add(found, rows.getString(2), rows.getString(3));
        }
      }
    }
    return found;
  }

  private static void add(List<Told> found, String from, String json) {
    try {
      found.add(new Told(from, RecordReader.callEvent(JSON.readValue(json, OBJECT))));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      LOG.warn("event=neighbour_event_unread run={} reason={}", from, e.getMessage());
    }
  }
}
