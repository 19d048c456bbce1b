package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.dozvon.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is handed over is written in order, whatever the database does meanwhile. */
@ParameterizedClass
@EnumSource(Databases.class)
class WriterTest {
  @Parameter Databases kind;
  @TempDir Path folder;
  private final AtomicReference<String> newest = new AtomicReference<>();
  private Database database;
  private FlakySource flaky;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(kind.fresh(folder));
    flaky = new FlakySource(database);
    try (Connection connection = database.dataSource().getConnection()) {
      connection
          .createStatement()
          .execute(
              "create table line (seq bigint generated always as identity, text varchar(9) unique"
                  + " not null)");
    }
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  private Writer<String> writer(int limit) {
    return Writer.start(
        flaky.source(),
        new Writer.Settings("test", limit, Duration.ofMillis(20), Duration.ofMillis(50)),
        new Writer.Work<>() {
          @Override
          public void write(Connection connection, String text) throws SQLException {
            insert(connection, text);
          }

          @Override
          public boolean hasNews(boolean closing) {
            return newest.get() != null;
          }

          @Override
          public void writeNews(Writer.Rows rows) throws SQLException {
            String it = newest.get();
            rows.write(it, connection -> insert(connection, it));
            newest.compareAndSet(it, null);
          }
        });
  }

  private static void insert(Connection connection, String text) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into line (text) values (?)")) {
      insert.setString(1, text);
      insert.executeUpdate();
    }
  }

  private List<String> written() {
    List<String> found = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection();
        ResultSet rows =
            connection.createStatement().executeQuery("select text from line order by seq")) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void closingWritesWhatWaitsInOrder() {
    try (Writer<String> writer = writer(100)) {
      writer.offer("a");
      writer.offer("b");
      newest.set("newest");
      writer.offer("c");
    }
    assertThat(written()).containsExactlyInAnyOrder("a", "b", "c", "newest");
    assertThat(written().stream().filter(text -> text.length() == 1))
        .containsExactly("a", "b", "c");
  }

  @Test
  void aDatabaseThatIsDownHoldsNobodyUpAndGetsEverythingWhenItIsBack() {
    flaky.down(true);
    try (Writer<String> writer = writer(100)) {
      writer.offer("a");
      newest.set("newest");
      await().until(() -> !writer.isUp());
      writer.offer("b");
      flaky.down(false);
      await().until(() -> written().size() == 3);
      await().until(writer::isUp);
      assertThat(writer.dropped()).isZero();
    }
    assertThat(written()).containsExactly("a", "b", "newest");
  }

  @Test
  void aDatabaseThatHangsIsDown() {
    CountDownLatch gate = flaky.hang();
    try (Writer<String> writer = writer(100)) {
      writer.offer("a");
      await().until(() -> !writer.isUp());
      gate.countDown();
      await().until(writer::isUp);
      await().until(() -> written().size() == 1);
    }
  }

  @Test
  void whenTooMuchWaitsTheRestIsCountedAsLost() {
    flaky.down(true);
    try (Writer<String> writer = writer(3)) {
      for (int i = 0; i < 8; i++) {
        writer.offer("line " + i);
      }
      assertThat(writer.dropped()).isEqualTo(5);
      flaky.down(false);
    }
    assertThat(written()).containsExactly("line 0", "line 1", "line 2");
  }

  @Test
  void whatIsRefusedAsDataStopsNobodyAndARowThatIsThereIsNoLoss() {
    try (Writer<String> writer = writer(100)) {
      writer.offer("a");
      writer.offer("a");
      writer.offer("much too long");
      writer.offer("b");
      newest.set("much too long as well");
      await().until(() -> written().size() == 2 && newest.get() == null);
      assertThat(writer.isUp()).isTrue();
      assertThat(writer.dropped()).isEqualTo(2);
    }
    assertThat(written()).containsExactly("a", "b");
  }
}
