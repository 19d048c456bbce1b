package org.dozvon.journal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.dozvon.operator.QueueRecords;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;

/** What the database holds of the queues. */
public final class StoredQueues implements QueueRecords {
  private final DataSource dataSource;

  /** Reads there; the data source stays the caller's. */
  public StoredQueues(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public List<Figures> quarters(Interval time) throws IOException {
    try (Connection connection = dataSource.getConnection()) {
      return QueueTables.quarters(connection, time);
    } catch (SQLException | IllegalArgumentException e) {
      throw unreadable(e);
    }
  }

  @Override
  public List<Outcome> outcomes(Interval time) throws IOException {
    try (Connection connection = dataSource.getConnection()) {
      return QueueTables.outcomes(connection, time);
    } catch (SQLException | IllegalArgumentException e) {
      throw unreadable(e);
    }
  }

  @Override
  public List<String> story(String call) throws IOException {
    try (Connection connection = dataSource.getConnection()) {
      return new CallStory(connection, ZoneId.systemDefault()).of(call);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static IOException unreadable(Exception e) {
    return new IOException("database: " + e.getMessage(), e);
  }
}
