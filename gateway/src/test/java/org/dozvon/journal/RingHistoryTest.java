package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dozvon.queue.QueueEvent;
import org.dozvon.testing.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
class RingHistoryTest {
  private static final Instant T = Instant.parse("2026-11-25T09:00:00Z");

  @Parameter Databases kind;
  @TempDir Path folder;

  @Test
  void everyRingIsKeptOnceFromItsBeginToItsEnd() throws Exception {
    try (Database database = Database.open(kind.fresh(folder.resolve("data")))) {
      try (RingHistory rings = new RingHistory(database.dataSource())) {
        rings.accept(new QueueEvent.Offered(T, "support", "c1", "PJSIP/1"));
        rings.accept(new QueueEvent.Offered(T.plusSeconds(1), "support", "c1", "PJSIP/1"));
        rings.accept(new QueueEvent.Offered(T, "support", "c2", "PJSIP/2"));
        rings.accept(
            new QueueEvent.Unanswered(
                T.plusSeconds(9), "support", "c1", "PJSIP/1", Duration.ofSeconds(9)));
        rings.accept(new QueueEvent.Offered(T.plusSeconds(10), "support", "c1", "PJSIP/3"));
        rings.accept(new QueueEvent.Answered(T.plusSeconds(14), "support", "c1", "PJSIP/3"));
        rings.accept(new QueueEvent.LineLost(T.plusSeconds(20)));
        rings.accept(new QueueEvent.Abandoned(T.plusSeconds(30), "support", "c2"));
      }
      assertThat(rows(database)).containsExactly("c1 PJSIP/1 9", "c1 PJSIP/3 4");
    }
  }

  private static List<String> rows(Database database) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection();
        Statement select = connection.createStatement();
        ResultSet rows =
            select.executeQuery(
                "select unique_id, phone, began, ended from journal_ring order by seq")) {
      while (rows.next()) {
        long seconds =
            Duration.between(Columns.instant(rows, 3), Columns.instant(rows, 4)).toSeconds();
        found.add(rows.getString(1) + " " + rows.getString(2) + " " + seconds);
      }
    }
    return found;
  }
}
