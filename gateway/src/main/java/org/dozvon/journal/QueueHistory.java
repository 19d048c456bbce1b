package org.dozvon.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.Tally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what ends at the queues. Nobody waits: outcomes go to the one thread "queue-history", which
 * writes them; of each quarter only the newest counts wait. A database that is down fills the queue
 * of outcomes, and when it is full new ones are not written (counted, logged once).
 *
 * <p>{@link #accept}, {@link #keep} and {@link #alive} may be called by any thread.
 */
public final class QueueHistory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QueueHistory.class);
  private static final long IDLE_MS = 200;
  private static final int CLOSING_SECONDS = 10;

  /** What an earlier run counted is read so far back: yesterday, whatever the zone. */
  private static final Duration BACK = Duration.ofHours(49);

  private static final Duration ALIVE_EVERY = Duration.ofSeconds(5);

  private record Key(String queue, Instant from) {}

  private final DataSource dataSource;
  private final Duration retry;
  private final int limit;
  private final BlockingQueue<Outcome> queue;
  private final Map<Key, Figures> quarters = new ConcurrentHashMap<>();
  private final AtomicLong dropped = new AtomicLong();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread writer = new Thread(this::writeAll, "queue-history");
  private volatile Instant alive = Instant.EPOCH;
  private volatile boolean isDown;
  private Instant aliveWritten = Instant.EPOCH;

  /** Starts the writer: 20,000 outcomes may wait. The data source stays the caller's. */
  public QueueHistory(DataSource dataSource) {
    this(dataSource, 20_000, JournalSettings.DEFAULTS.retry());
  }

  /** The same with another limit and pause after the database failed. */
  QueueHistory(DataSource dataSource, int limit, Duration retry) {
    this.dataSource = dataSource;
    this.limit = limit;
    this.retry = retry;
    this.queue = new ArrayBlockingQueue<>(limit);
    writer.setDaemon(true);
    writer.start();
  }

  /**
   * What earlier runs have counted today and yesterday.
   *
   * @param away the time since the queues were last watched, to be added to the outcomes; empty:
   *     they never were
   */
  public record Earlier(
      List<Outcome> outcomes, List<Figures> quarters, Optional<Outcome.Gap> away) {
    /** Nothing. */
    public static final Earlier NONE = new Earlier(List.of(), List.of(), Optional.empty());

    /**
     * Counts it in the tally: callers and talks from their rows, so that nothing counts twice and
     * nothing that was written is lost, the rest from the stored quarters.
     */
    public void countIn(Tally tally) {
      quarters.forEach(q -> tally.add(q.queue(), q.interval().from(), q.counts().withoutCallers()));
      outcomes.forEach(tally::add);
    }
  }

  /**
   * What earlier runs have counted; blocks. Ask before anything is counted in this run.
   *
   * @throws SQLException when the database can't be read
   */
  public Earlier earlier(Instant now) throws SQLException {
    Interval recent = new Interval(now.minus(BACK), now);
    try (Connection connection = dataSource.getConnection()) {
      return new Earlier(
          QueueTables.outcomes(connection, recent),
          QueueTables.quarters(connection, recent),
          QueueTables.alive(connection)
              .filter(now::isAfter)
              .map(since -> new Outcome.Gap(now, "", since)));
    } catch (IllegalArgumentException e) {
      throw new SQLException("stored counts can't be read: " + e.getMessage(), e);
    }
  }

  /** Will write it, when it is a wait, a talk or a gap. */
  public void accept(Outcome outcome) {
    boolean kept =
        outcome instanceof Outcome.Wait
            || outcome instanceof Outcome.Talk
            || outcome instanceof Outcome.Gap;
    if (kept && !queue.offer(outcome) && dropped.getAndIncrement() == 0) {
      LOG.error("event=queue_history_full waiting={} (outcomes are lost)", limit);
    }
  }

  /** Will write these counts of a quarter in place of older ones. */
  public void keep(Figures quarter) {
    quarters.put(new Key(quarter.queue(), quarter.interval().from()), quarter);
  }

  /** The queues are watched and known. */
  public void alive(Instant now) {
    alive = now;
  }

  /** Outcomes that were never written. */
  public long dropped() {
    return dropped.get();
  }

  /** Whether the last try to write worked. */
  public boolean isUp() {
    return !isDown;
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
    if (!queue.isEmpty()) {
      LOG.error("event=queue_history_unwritten outcomes={}", queue.size());
    }
  }

  private void writeAll() {
    boolean open = true;
    while (open) {
      open = closing.getCount() > 0;
      boolean written = tryToWrite(!open);
      open &= !pause(written ? IDLE_MS : retry.toMillis());
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
    Instant seen = alive;
    boolean due = seen.isAfter(last ? aliveWritten : aliveWritten.plus(ALIVE_EVERY));
    if (queue.isEmpty() && quarters.isEmpty() && !due) {
      return true;
    }
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      writeOutcomes(connection);
      writeQuarters(connection);
      if (due) {
        QueueTables.alive(connection, seen);
        connection.commit();
        aliveWritten = seen;
      }
      becomes(Optional.empty());
      return true;
    } catch (SQLException | RuntimeException e) {
      becomes(Optional.of(e));
      return false;
    }
  }

  private void writeOutcomes(Connection connection) throws SQLException {
    for (Outcome next = queue.peek(); next != null; next = queue.peek()) {
      try {
        if (!QueueTables.insert(connection, next)) {
          LOG.debug("event=queue_outcome_known {}", next);
        }
        connection.commit();
      } catch (SQLException e) {
        skip(connection, e, next);
      }
      queue.remove();
    }
  }

  /** Counts that grow while they are written stay and are written anew. */
  private void writeQuarters(Connection connection) throws SQLException {
    for (Map.Entry<Key, Figures> entry : List.copyOf(quarters.entrySet())) {
      try {
        QueueTables.store(connection, entry.getValue());
        connection.commit();
      } catch (SQLException e) {
        skip(connection, e, entry.getKey());
      }
      quarters.remove(entry.getKey(), entry.getValue());
    }
  }

  /** Another writer's row, or one that no try would bring in, is left; else the error goes on. */
  private void skip(Connection connection, SQLException e, Object what) throws SQLException {
    try {
      connection.rollback();
    } catch (SQLException broken) {
      LOG.debug("Roll-back", broken);
    }
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (!state.startsWith("22") && !state.startsWith("23")) {
      throw e;
    }
    if (state.startsWith("22")) {
      dropped.incrementAndGet();
    }
    LOG.warn("event=queue_row_refused {} reason={}", what, e.getMessage());
  }

  private void becomes(Optional<Exception> failure) {
    if (failure.isPresent() && !isDown) {
      LOG.error("event=queue_history_down reason={}", failure.get().getMessage());
    } else if (failure.isEmpty() && isDown) {
      LOG.info("event=queue_history_back lost={}", dropped.get());
    }
    isDown = failure.isPresent();
  }
}
