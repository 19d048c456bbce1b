package org.dozvon.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes to the database what others hand over, in order, so that nobody waits
 * for it. A database that is down or slow fills the queue; when it is full, new things are not
 * written (counted, logged once). What the database refuses as data is logged, counted and left; a
 * row that was there already is no loss. All methods may be called by any thread; only {@link
 * #close} blocks.
 *
 * @param <T> what is handed over
 */
final class Writer<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final long IDLE_MS = 200;
  private static final int CLOSING_SECONDS = 10;
  private static final String THERE_ALREADY = "23505";

  /**
   * How it behaves.
   *
   * @param name of the thread, and in the log
   * @param limit how many things may wait
   * @param retry pause after the database failed
   * @param hangs a write that takes longer counts as a database that is down
   */
  record Settings(String name, int limit, Duration retry, Duration hangs) {
    /** The usual pauses. */
    static Settings of(String name, int limit) {
      JournalSettings usual = JournalSettings.DEFAULTS;
      return new Settings(name, limit, usual.retry(), usual.hangs());
    }
  }

  /** Statements that belong together. */
  interface Statements {
    void run(Connection connection) throws SQLException;
  }

  /** Runs statements as a transaction; what is refused as data is left. */
  interface Rows {
    void write(Object what, Statements statements) throws SQLException;
  }

  /** What is to be written; all of it is called by the writer's thread. */
  interface Work<T> {
    /** Writes one thing. */
    void write(Connection connection, T thing) throws SQLException;

    /**
     * Whether more is to be written than what was handed over: things of which only the newest
     * counts.
     *
     * @param closing whether it is the last time
     */
    boolean hasNews(boolean closing);

    /** Writes that, and remembers what was written. */
    void writeNews(Rows rows) throws SQLException;
  }

  private final DataSource dataSource;
  private final Settings settings;
  private final Work<T> work;
  private final BlockingQueue<T> queue;
  private final AtomicLong dropped = new AtomicLong();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean isDown;

  /** Since when the thread waits for the database, of {@code System.nanoTime()}; 0: it does not. */
  private volatile long waitingSince;

  private Writer(DataSource dataSource, Settings settings, Work<T> work) {
    this.dataSource = dataSource;
    this.settings = settings;
    this.work = work;
    this.queue = new ArrayBlockingQueue<>(settings.limit());
    this.thread = Thread.ofPlatform().name(settings.name()).daemon().unstarted(this::writeAll);
  }

  /** Starts one. The data source stays the caller's, who closes it after this. */
  static <T> Writer<T> start(DataSource dataSource, Settings settings, Work<T> work) {
    Writer<T> writer = new Writer<>(dataSource, settings, work);
    writer.thread.start();
    return writer;
  }

  /** Will write it, unless too much waits. */
  void offer(T thing) {
    if (!queue.offer(thing) && dropped.getAndIncrement() == 0) {
      LOG.error("event=too_much_waits writer={} limit={}", settings.name(), settings.limit());
    }
  }

  /** Things that were never written. */
  long dropped() {
    return dropped.get();
  }

  /** Whether the last try to write worked, and the one under way takes no longer than it may. */
  boolean isUp() {
    long since = waitingSince;
    return !isDown && (since == 0 || System.nanoTime() - since < settings.hangs().toNanos());
  }

  /** Writes what waits, for at most 10 s. The thread is never interrupted: see Database. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!queue.isEmpty()) {
      LOG.error("event=unwritten_at_the_end writer={} count={}", settings.name(), queue.size());
    }
  }

  private void writeAll() {
    boolean open = true;
    while (open) {
      // Looked at before writing, so that what came before closing is written.
      open = closing.getCount() > 0;
      boolean written = tryToWrite(!open);
      open &= !pause(written ? IDLE_MS : settings.retry().toMillis());
    }
    tryToWrite(true);
  }

  /** Whether closing began meanwhile. */
  private boolean pause(long millis) {
    try {
      return closing.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  private boolean tryToWrite(boolean last) {
    boolean news = work.hasNews(last);
    if (queue.isEmpty() && !news) {
      return true;
    }
    waitingSince = System.nanoTime() | 1;
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      for (T thing = queue.peek(); thing != null; thing = queue.peek()) {
        T next = thing;
        write(connection, next, it -> work.write(it, next));
        queue.remove();
      }
      if (news) {
        work.writeNews((what, statements) -> write(connection, what, statements));
      }
      becomes(Optional.empty());
      return true;
    } catch (SQLException | RuntimeException e) {
      becomes(Optional.of(e));
      return false;
    } finally {
      waitingSince = 0;
    }
  }

  private void write(Connection connection, Object what, Statements statements)
      throws SQLException {
    try {
      statements.run(connection);
      connection.commit();
    } catch (SQLException e) {
      rollBack(connection);
      String state = e.getSQLState() == null ? "" : e.getSQLState();
      if (!isDataProblem(state)) {
        throw e;
      }
      if (!state.equals(THERE_ALREADY)) {
        dropped.incrementAndGet();
      }
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      LOG.error("event=row_refused writer={} reason={} row={}", settings.name(), reason, what);
    }
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
  private static boolean isDataProblem(String state) {
    return state.startsWith("22") || state.startsWith("23");
  }

  private void becomes(Optional<Exception> failure) {
    if (failure.isPresent() && !isDown) {
      LOG.error(
          "event=database_down writer={} (calls go on) reason={}",
          settings.name(),
          failure.get().getMessage());
    } else if (failure.isEmpty() && isDown) {
      LOG.info("event=database_back writer={} lost={}", settings.name(), dropped.get());
    }
    isDown = failure.isPresent();
  }
}
