package org.dozvon.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.dozvon.keeper.KeeperState;
import org.dozvon.operator.KeptStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the keeper does and remembers. Nobody waits: the one thread "keeper-history" writes,
 * see {@link Writer}; 10,000 lines may wait, of the memory only the newest does. All methods may be
 * called by any thread; {@link #restore} and {@link #close} block.
 */
public final class KeeperHistory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeeperHistory.class);
  private static final int MOST_WAITING = 10_000;

  /** Something that is told of the keeper. */
  private sealed interface Line {
    record Done(KeptStep step) implements Line {}

    record Became(long step, String result) implements Line {}
  }

  private final DataSource dataSource;
  private final Fence fence;
  private final Newest newest;
  private final Writer<Line> writer;

  /** What is told once it is written, on the writer's thread. */
  @FunctionalInterface
  public interface Written {
    /**
     * It is written, or was not to be.
     *
     * @param held whether this gateway is still the one that acts; else nothing was written
     */
    void told(boolean held);
  }

  /** Starts the writer. The data source stays the caller's. */
  public KeeperHistory(DataSource dataSource) {
    this(dataSource, Fence.NONE);
  }

  /** The same for one of several gateways, of which the one that holds this lease acts. */
  public KeeperHistory(DataSource dataSource, Fence fence) {
    this.dataSource = dataSource;
    this.fence = fence;
    this.newest = new Newest(new AtomicReference<>(), new ConcurrentLinkedQueue<>(), fence);
    this.writer =
        Writer.start(dataSource, Writer.Settings.of("keeper-history", MOST_WAITING), newest);
  }

  /** What was remembered last, by whichever gateway acted; empty: nothing. */
  public Optional<KeeperState> memory() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return KeeperTables.memory(connection);
    }
  }

  /** The same; empty, too, when the database can't be read. */
  public Optional<KeeperState> restore() {
    try {
      return memory();
    } catch (SQLException e) {
      LOG.error("event=keeper_memory_unread reason={}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Will write it. */
  public void step(KeptStep step) {
    writer.offer(new Line.Done(step));
  }

  /** Will write what became of a step. */
  public void result(long step, String result) {
    writer.offer(new Line.Became(step, result));
  }

  /** Will write it in place of the last. */
  public void remember(KeeperState state, Instant now) {
    newest.memory().set(new Memory(state, now));
  }

  /**
   * Will write it in place of the last, before what it says is done: so the gateway that takes over
   * knows of everything that may have been done. Alone on its database a gateway need not wait, and
   * is told at once.
   */
  public void commit(KeeperState state, Instant now, Written then) {
    remember(state, now);
    if (fence.lease().isEmpty()) {
      then.told(true);
    } else {
      newest.waiting().add(then);
    }
  }

  /** Writes what waits, for at most 10 s. */
  @Override
  public void close() {
    writer.close();
  }

  private record Memory(KeeperState state, Instant at) {}

  /** The newest of what is remembered; null when it is written. */
  private record Newest(AtomicReference<Memory> memory, Queue<Written> waiting, Fence fence)
      implements Writer.Work<Line> {
    @Override
    public void write(Connection connection, Line line) throws SQLException {
      switch (line) {
        case Line.Done done -> KeeperTables.insert(connection, done.step());
        case Line.Became became -> KeeperTables.result(connection, became.step(), became.result());
      }
    }

    @Override
    public boolean hasNews(boolean closing) {
      return memory.get() != null || !waiting.isEmpty();
    }

    @Override
    public void writeNews(Writer.Rows rows) throws SQLException {
      // Counted first: what waits now is not newer than the memory read after it.
      int ready = waiting.size();
      Memory latest = memory.get();
      boolean[] held = {false};
      if (latest != null) {
        rows.write(
            "memory",
            connection -> {
              held[0] = fence.holds(connection);
              if (held[0]) {
                KeeperTables.remember(connection, latest.state(), latest.at());
              }
            });
      }
      memory.compareAndSet(latest, null);
      for (int i = 0; i < ready; i++) {
        waiting.remove().told(held[0]);
      }
    }
  }
}
