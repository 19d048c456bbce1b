package org.dozvon.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.dozvon.insight.SearchWords;
import org.dozvon.insight.TopicLevels;
import org.dozvon.operator.StoreException;
import org.dozvon.operator.TopicRecords;

/** Counts what callers came with from the journal's rows. */
public final class StoredTopics implements TopicRecords {
  /** More than any hotline has in an hour. */
  private static final int MOST = 20_000;

  private final DataSource database;

  /** Reads there; the data source stays the caller's. */
  public StoredTopics(DataSource database) {
    this.database = database;
  }

  @Override
  public TopicLevels.Counts count(Instant from, Instant to) throws StoreException {
    Map<String, Integer> intents = new HashMap<>();
    Map<String, Integer> words = new HashMap<>();
    int[] calls = {0};
    read(
        "select intent, said from journal_call where started_at >= ? and started_at < ? limit "
            + MOST,
        List.of(Columns.of(from), Columns.of(to)),
        row -> {
          calls[0]++;
          if (!row.getString(1).isEmpty()) {
            intents.merge(row.getString(1), 1, Integer::sum);
          }
          for (String word : SearchWords.telling(row.getString(2), Set.of())) {
            words.merge(word, 1, Integer::sum);
          }
        });
    return new TopicLevels.Counts(calls[0], intents, words);
  }

  @Override
  public Optional<Instant> oldest() throws StoreException {
    List<Instant> found = new ArrayList<>();
    read(
        "select started_at from journal_call order by started_at limit 1",
        List.of(),
        row -> found.add(Columns.instant(row, 1)));
    return found.stream().findFirst();
  }

  @Override
  public Map<String, List<Integer>> hours(Instant from, int hours) throws StoreException {
    Map<String, List<Integer>> counts = new TreeMap<>();
    Instant to = from.plus(Duration.ofHours(hours));
    read(
        "select intent, started_at from journal_call where started_at >= ? and started_at < ?",
        List.of(Columns.of(from), Columns.of(to)),
        row -> {
          int hour = (int) Duration.between(from, Columns.instant(row, 2)).toHours();
          List<Integer> line =
              counts.computeIfAbsent(
                  row.getString(1), fresh -> new ArrayList<>(Collections.nCopies(hours, 0)));
          line.set(hour, line.get(hour) + 1);
        });
    return counts;
  }

  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  private void read(String sql, List<Object> values, Row each) throws StoreException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        select.setObject(i + 1, values.get(i));
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          each.read(rows);
        }
      }
    } catch (SQLException e) {
      throw new StoreException("topics can't be counted: " + e.getMessage(), e);
    }
  }
}
