package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.dozvon.journal.Database;
import org.dozvon.journal.DatabaseException;
import org.dozvon.journal.DatabaseSettings;
import org.dozvon.journal.NodeTables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A duty between two gateways; their clocks are the test's, the database's is real. */
class DutyTest {
  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final Duty a = new Duty("queues", "a", nanos::get);
  private final Duty b = new Duty("queues", "b", nanos::get);
  private Database database;
  private NodeTables tables;

  @BeforeEach
  void open() throws DatabaseException {
    database = Database.open(DatabaseSettings.DEFAULTS.in(folder));
    tables = new NodeTables(database.dataSource());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void aloneItIsAlwaysOurs() {
    assertThat(new Duty("", "a", nanos::get).getAsBoolean()).isTrue();
  }

  @Test
  void whoCannotRenewItStopsBeforeTheOtherMayBegin() throws SQLException {
    assertThat(a.getAsBoolean()).isFalse();
    a.look(tables);
    b.look(tables);
    assertThat(a.getAsBoolean()).isTrue();
    assertThat(b.getAsBoolean()).isFalse();
    pass(Duration.ofSeconds(4));
    assertThat(a.getAsBoolean()).isTrue();
    pass(Duration.ofMillis(501));
    assertThat(a.getAsBoolean()).as("1.5 s before the lease ends").isFalse();
    a.look(tables);
    assertThat(a.getAsBoolean()).isTrue();
    assertThat(a.token()).isEqualTo(1);
  }

  @Test
  void whoGivesItBackIsFollowedAtOnceByAnotherNumber() throws SQLException {
    a.look(tables);
    a.release(tables);
    assertThat(a.getAsBoolean()).isFalse();
    b.look(tables);
    assertThat(b.getAsBoolean()).isTrue();
    assertThat(b.token()).isEqualTo(2);
    a.look(tables);
    assertThat(a.getAsBoolean()).isFalse();
  }

  @Test
  void itBeginsOnlyWhenAllIsTakenOver() throws SQLException {
    AtomicInteger tries = new AtomicInteger();
    a.onTake(
        () -> {
          assertThat(a.getAsBoolean()).isFalse();
          if (tries.incrementAndGet() == 1) {
            throw new SQLException("the memory cannot be read");
          }
        });
    assertThatThrownBy(() -> a.look(tables)).hasMessageContaining("memory");
    assertThat(a.getAsBoolean()).isFalse();
    a.look(tables);
    assertThat(a.getAsBoolean()).isTrue();
    a.look(tables);
    assertThat(tries).as("it was ours already").hasValue(2);
  }
}
