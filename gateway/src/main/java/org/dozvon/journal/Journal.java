package org.dozvon.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.operator.CallContexts;
import org.dozvon.operator.LookupFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what happens. An event grows its call's context in memory at once and is then queued for
 * the one thread "journal", which writes the event and the grown contexts. A database that is down
 * or slow fills the queue; when it is full new events are not written (counted, logged once), while
 * contexts still grow and are written when the database is back. An ended call leaves memory when
 * written; what is told of it later (a person answered) is added to the stored context.
 */
public final class Journal implements Consumer<CallEvent>, CallContexts, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final long IDLE_MS = 200;
  private static final int CLOSING_SECONDS = 10;

  /** An event and whether its context was not in memory, so that the stored one must grow. */
  private record Entry(CallEvent event, boolean late) {}

  private final DataSource dataSource;
  private final JournalSettings settings;
  private final RunningCalls calls;
  private final BlockingQueue<Entry> queue;
  private final AtomicLong dropped = new AtomicLong();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread writer = new Thread(this::writeAll, "journal");
  private volatile boolean isDown;

  /** Since when the writer waits for the database, of {@code System.nanoTime()}; 0: it does not. */
  private volatile long waitingSince;

  /** Starts the writer. The data source stays the caller's, who closes it after this. */
  public Journal(DataSource dataSource, JournalSettings settings) {
    this.dataSource = dataSource;
    this.settings = settings;
    this.calls = new RunningCalls(settings.calls());
    this.queue = new ArrayBlockingQueue<>(settings.queue());
    writer.setDaemon(true);
    writer.start();
  }

  @Override
  public void accept(CallEvent event) {
    boolean known = calls.fold(event);
    if (!queue.offer(new Entry(event, !known)) && dropped.getAndIncrement() == 0) {
      LOG.error("{} events wait to be written: from now on events are lost", settings.queue());
    }
  }

  @Override
  public Optional<CallContext> find(CallId id) {
    Optional<CallContext> running = calls.find(id);
    return running.isPresent() ? running : stored(id);
  }

  /** Events that were never written. */
  public long dropped() {
    return dropped.get();
  }

  /** Whether the last try to write worked, and the one under way takes no longer than it may. */
  public boolean isUp() {
    long since = waitingSince;
    return !isDown && (since == 0 || System.nanoTime() - since < settings.hangs().toNanos());
  }

  /** Contexts in memory. */
  public int callsInMemory() {
    return calls.size();
  }

  /** Writes what is queued, for at most 10 s. The writer is never interrupted: see Database. */
  @Override
  public void close() {
    closing.countDown();
    try {
      writer.join(TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!queue.isEmpty()) {
      LOG.error("{} events could not be written before the end", queue.size());
    }
  }

  private Optional<CallContext> stored(CallId id) {
    try (Connection connection = dataSource.getConnection()) {
      return JournalTables.find(connection, id);
    } catch (SQLException e) {
      throw new LookupFailedException("call " + id + ": database: " + e.getMessage(), e);
    }
  }

  private void writeAll() {
    boolean open = true;
    while (open) {
      // Looked at before writing, so that what came before closing is written.
      open = closing.getCount() > 0;
      boolean written = tryToWrite();
      open &= !pause(written ? IDLE_MS : settings.retry().toMillis());
    }
    tryToWrite();
  }

  /** Whether closing began meanwhile. */
  private boolean pause(long millis) {
    try {
      return closing.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  private boolean tryToWrite() {
    if (queue.isEmpty() && calls.unwritten().isEmpty()) {
      return true;
    }
    waitingSince = System.nanoTime() | 1;
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      writeEvents(connection);
      writeContexts(connection);
      becomes(Optional.empty());
      return true;
    } catch (SQLException | RuntimeException e) {
      becomes(Optional.of(e));
      return false;
    } finally {
      waitingSince = 0;
    }
  }

  private void writeEvents(Connection connection) throws SQLException {
    for (Entry entry = queue.peek(); entry != null; entry = queue.peek()) {
      try {
        write(connection, entry);
      } catch (SQLException e) {
        rollBack(connection);
        if (!isDataProblem(e)) {
          throw e;
        }
        dropped.incrementAndGet();
        LOG.error("Event {} can't be stored and is lost", entry.event(), e);
      }
      queue.remove();
    }
  }

  private static void write(Connection connection, Entry entry) throws SQLException {
    JournalTables.insert(connection, entry.event());
    if (entry.late()) {
      Optional<CallContext> stored = JournalTables.find(connection, entry.event().call());
      if (stored.isPresent()) {
        JournalTables.store(connection, stored.get().with(entry.event()), endOf(entry.event()));
      }
    }
    connection.commit();
  }

  private void writeContexts(Connection connection) throws SQLException {
    for (RunningCalls.Snapshot call : calls.unwritten()) {
      try {
        JournalTables.store(connection, call.context(), call.endedAt());
        connection.commit();
      } catch (SQLException e) {
        rollBack(connection);
        if (!isDataProblem(e)) {
          throw e;
        }
        LOG.error("Context of call {} can't be stored", call.context().id(), e);
      }
      calls.written(call);
    }
  }

  private static Optional<Instant> endOf(CallEvent event) {
    return event instanceof CallEvent.Ended ended ? Optional.of(ended.at()) : Optional.empty();
  }

  /** A broken connection can't be rolled back either; what matters is the first error. */
  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      LOG.debug("Roll-back", e);
    }
  }

  /** SQLSTATE class 22 (data) or 23 (constraint): trying again would fail for ever. */
  private static boolean isDataProblem(SQLException e) {
    String state = e.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }

  private void becomes(Optional<Exception> failure) {
    if (failure.isPresent() && !isDown) {
      LOG.error("Database is down, calls go on: {}", failure.get().getMessage());
    } else if (failure.isEmpty() && isDown) {
      LOG.info("Database is back; events lost meanwhile: {}", dropped.get());
    }
    isDown = failure.isPresent();
  }
}
