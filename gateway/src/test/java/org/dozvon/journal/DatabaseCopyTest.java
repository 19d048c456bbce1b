package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCopyTest {
  @TempDir Path folder;

  private DatabaseSettings settings(String name) {
    return DatabaseSettings.DEFAULTS.in(folder.resolve(name));
  }

  private static void run(Database database, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int count(Database database, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** Pairs are written in one transaction each; a copy that is of one moment has no half ones. */
  @Test
  void aCopyOfAnOpenDatabaseIsOfOneMomentThoughOthersWrite() throws Exception {
    Path copy = folder.resolve("copy/" + DatabaseCopy.FILE);
    Files.createDirectories(copy.getParent());
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger written = new AtomicInteger();
    try (Database database = Database.open(settings("data"));
        ExecutorService writer = Executors.newSingleThreadExecutor()) {
      run(database, "create table pair (number integer not null, side varchar(5) not null)");
      var writing =
          writer.submit(
              () -> {
                while (!stop.get()) {
                  pair(database, written.incrementAndGet());
                }
                return null;
              });
      while (written.get() < 20) {
        Thread.onSpinWait();
      }
      DatabaseCopy.ofOpen(database.dataSource(), copy);
      stop.set(true);
      writing.get();
    }
    assertThat(DatabaseCopy.version(copy)).matches("[0-9]+");
    assertThat(Files.getPosixFilePermissions(copy)).hasSize(2);
    try (Database copied = Database.open(settings("copy"))) {
      int left = count(copied, "select count(*) from pair where side = 'left'");
      assertThat(left).isBetween(19, written.get());
      assertThat(count(copied, "select count(*) from pair where side = 'right'")).isEqualTo(left);
    }
  }

  private static void pair(Database database, int number) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("insert into pair values (" + number + ", 'left')");
      statement.execute("insert into pair values (" + number + ", 'right')");
      connection.commit();
    }
  }

  @Test
  void aBrokenCopyIsToldWhenItIsMade() throws Exception {
    Path broken = Files.writeString(folder.resolve(DatabaseCopy.FILE), "no database".repeat(2000));
    assertThatThrownBy(() -> DatabaseCopy.version(broken))
        .hasMessageStartingWith("the database in it can't be read: ");
  }
}
