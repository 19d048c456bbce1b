package org.dozvon.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/**
 * Whether the database answers: asked at most once a second, by one thread at a time; who comes
 * meanwhile gets the last answer. Safe for use by many threads.
 */
public final class DatabaseProbe {
  private static final long FRESH = TimeUnit.SECONDS.toNanos(1);
  private static final int PATIENCE_SECONDS = 1;

  private final DataSource database;
  private final LongSupplier nanos;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Optional<String> last = Optional.of("not asked yet");
  private volatile long askedAt;
  private volatile boolean everAsked;

  /**
   * @param nanos elapsed time
   */
  public DatabaseProbe(DataSource database, LongSupplier nanos) {
    this.database = database;
    this.nanos = nanos;
  }

  /** What is wrong with it; empty when it answers. */
  public Optional<String> fault() {
    if (everAsked && nanos.getAsLong() - askedAt < FRESH) {
      return last;
    }
    if (everAsked ? asking.tryLock() : lock()) {
      try {
        last = ask();
        askedAt = nanos.getAsLong();
        everAsked = true;
      } finally {
        asking.unlock();
      }
    }
    return last;
  }

  private boolean lock() {
    asking.lock();
    return true;
  }

  private Optional<String> ask() {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(PATIENCE_SECONDS)
          ? Optional.empty()
          : Optional.of("does not answer");
    } catch (SQLException e) {
      return Optional.of("does not answer"); // why is in the log of those who needed it
    }
  }
}
