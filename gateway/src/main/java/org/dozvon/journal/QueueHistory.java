package org.dozvon.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.Tally;

/**
 * Keeps what ends at the queues. Nobody waits: outcomes go to the one thread "queue-history", which
 * writes them; of each quarter only the newest counts wait. See {@link Writer} for a database that
 * is down.
 *
 * <p>{@link #accept}, {@link #keep} and {@link #alive} may be called by any thread.
 */
public final class QueueHistory implements AutoCloseable {
  /** What an earlier run counted is read so far back: yesterday, whatever the zone. */
  private static final Duration BACK = Duration.ofHours(49);

  private static final int MOST_WAITING = 20_000;

  /** Longer than it takes to take over. */
  private static final Duration MISSED = Duration.ofSeconds(20);

  private final DataSource dataSource;
  private final BooleanSupplier acts;
  private final Newest newest;

  /** What another gateway should have written of late. */
  private final Deque<Outcome> missed = new ConcurrentLinkedDeque<>();

  private final Writer<Outcome> writer;

  /** Starts the writer: 20,000 outcomes may wait. The data source stays the caller's. */
  public QueueHistory(DataSource dataSource) {
    this(dataSource, () -> true);
  }

  /**
   * The same for one of several gateways that watch the same queues.
   *
   * @param acts whether this is the one that writes now
   */
  public QueueHistory(DataSource dataSource, BooleanSupplier acts) {
    this(dataSource, Writer.Settings.of("queue-history", MOST_WAITING), acts);
  }

  /** The same with other limits. */
  QueueHistory(DataSource dataSource, Writer.Settings settings) {
    this(dataSource, settings, () -> true);
  }

  private QueueHistory(DataSource dataSource, Writer.Settings settings, BooleanSupplier acts) {
    this.dataSource = dataSource;
    this.acts = acts;
    this.newest = new Newest(acts);
    this.writer = Writer.start(dataSource, settings, newest);
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
    if (outcome instanceof Outcome.Wait
        || outcome instanceof Outcome.Talk
        || outcome instanceof Outcome.Gap) {
      if (acts.getAsBoolean()) {
        writer.offer(outcome);
      } else {
        miss(outcome);
      }
    }
  }

  private void miss(Outcome outcome) {
    Outcome oldest = missed.peekFirst();
    while (oldest != null && oldest.at().isBefore(outcome.at().minus(MISSED))) {
      missed.pollFirst();
      oldest = missed.peekFirst();
    }
    missed.addLast(outcome);
  }

  /** Whether this gateway writes. */
  public boolean acts() {
    return acts.getAsBoolean();
  }

  /**
   * From now on this gateway writes; what ended as the other one died is written, too, unless it is
   * there. Blocks.
   */
  public void takeOver() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      for (Outcome next = missed.pollFirst(); next != null; next = missed.pollFirst()) {
        if (!QueueTables.isNear(connection, next)) {
          writer.offer(next);
        }
      }
    }
  }

  /** Will write these counts of a quarter in place of older ones. */
  public void keep(Figures quarter) {
    newest.keep(quarter);
  }

  /** The queues are watched and known. */
  public void alive(Instant now) {
    newest.alive = now;
  }

  /** Outcomes that were never written. */
  public long dropped() {
    return writer.dropped();
  }

  /** Whether the last try to write worked. */
  public boolean isUp() {
    return writer.isUp();
  }

  /** Writes what waits, for at most 10 s. */
  @Override
  public void close() {
    writer.close();
  }

  private record Key(String queue, Instant from) {}

  /** Of each quarter the newest counts, and until when the queues were watched. */
  private static final class Newest implements Writer.Work<Outcome> {
    private static final Duration ALIVE_EVERY = Duration.ofSeconds(5);

    /** Of quarters that a gateway writes when it takes over: the present one and the last. */
    private static final Duration OF_LATE = Duration.ofMinutes(30);

    private final BooleanSupplier acts;
    private final Map<Key, Figures> quarters = new ConcurrentHashMap<>();
    private volatile Instant alive = Instant.EPOCH;

    /** Of the writer's thread. */
    private Instant aliveWritten = Instant.EPOCH;

    private boolean closing;

    Newest(BooleanSupplier acts) {
      this.acts = acts;
    }

    void keep(Figures quarter) {
      Instant from = quarter.interval().from();
      quarters.put(new Key(quarter.queue(), from), quarter);
      if (!acts.getAsBoolean()) {
        quarters.keySet().removeIf(key -> key.from().isBefore(from.minus(OF_LATE)));
      }
    }

    @Override
    public void write(Connection connection, Outcome outcome) throws SQLException {
      QueueTables.insert(connection, outcome);
    }

    @Override
    public boolean hasNews(boolean last) {
      closing = last;
      return acts.getAsBoolean() && (!quarters.isEmpty() || isAliveDue());
    }

    @Override
    public void writeNews(Writer.Rows rows) throws SQLException {
      // Counts that grow while they are written stay and are written anew.
      for (Map.Entry<Key, Figures> entry : List.copyOf(quarters.entrySet())) {
        rows.write(entry.getKey(), connection -> QueueTables.store(connection, entry.getValue()));
        quarters.remove(entry.getKey(), entry.getValue());
      }
      if (isAliveDue()) {
        Instant seen = alive;
        rows.write("alive", connection -> QueueTables.alive(connection, seen));
        aliveWritten = seen;
      }
    }

    private boolean isAliveDue() {
      return alive.isAfter(closing ? aliveWritten : aliveWritten.plus(ALIVE_EVERY));
    }
  }
}
