package org.dozvon.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.dozvon.keeper.KeeperState;
import org.dozvon.operator.KeptStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the keeper does and remembers. Nobody waits: the one thread "keeper-history" writes.
 * At most 10,000 lines wait for a database that is down, the newest are given up beyond that; of
 * the memory only the newest waits. All methods may be called by any thread; {@link #restore} and
 * {@link #close} block.
 */
public final class KeeperHistory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeeperHistory.class);
  private static final int MOST_WAITING = 10_000;
  private static final long ROUND_MS = 200;
  private static final int CLOSING_SECONDS = 10;

  private interface Line {
    void write(Connection connection) throws SQLException;
  }

  private record Memory(KeeperState state, Instant at) {}

  private final DataSource dataSource;
  private final Duration retry;
  private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicReference<Memory> memory = new AtomicReference<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread writer =
      Thread.ofPlatform().name("keeper-history").daemon().unstarted(this::writeAll);
  private boolean isDown;

  /** Starts the writer. The data source stays the caller's. */
  public KeeperHistory(DataSource dataSource) {
    this.dataSource = dataSource;
    this.retry = JournalSettings.DEFAULTS.retry();
    writer.start();
  }

  /** What an earlier run remembered; empty: nothing, or the database can't be read. */
  public Optional<KeeperState> restore() {
    try (Connection connection = dataSource.getConnection()) {
      return KeeperTables.memory(connection);
    } catch (SQLException e) {
      LOG.error("event=keeper_memory_unread reason={}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Will write it. */
  public void step(KeptStep step) {
    offer(connection -> KeeperTables.insert(connection, step));
  }

  /** Will write what became of a step. */
  public void result(long step, String result) {
    offer(connection -> KeeperTables.result(connection, step, result));
  }

  /** Will write it in place of the last. */
  public void remember(KeeperState state, Instant now) {
    memory.set(new Memory(state, now));
  }

  /** Writes what waits, for at most 10 s. The writer is never interrupted: see Database. */
  @Override
  public void close() {
    closing.countDown();
    try {
      writer.join(TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void offer(Line line) {
    if (!lines.offer(line)) {
      LOG.error("event=keeper_history_full (steps are not kept)");
    }
  }

  private void writeAll() {
    boolean open = true;
    while (open) {
      open = closing.getCount() > 0;
      boolean written = tryToWrite();
      open &= !pause(written ? ROUND_MS : retry.toMillis());
    }
    tryToWrite();
  }

  private boolean pause(long millis) {
    try {
      return closing.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  private boolean tryToWrite() {
    Memory newest = memory.get();
    if (lines.isEmpty() && newest == null) {
      return true;
    }
    List<Line> batch = new ArrayList<>(lines);
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        for (Line line : batch) {
          line.write(connection);
        }
        if (newest != null) {
          KeeperTables.remember(connection, newest.state(), newest.at());
        }
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      }
      // Only this thread takes lines away.
      batch.forEach(line -> lines.remove());
      memory.compareAndSet(newest, null);
      isDown = false;
      return true;
    } catch (SQLException | RuntimeException e) {
      if (!isDown) {
        LOG.error("event=keeper_history_unwritten reason={}", e.getMessage());
      }
      isDown = true;
      return false;
    }
  }
}
