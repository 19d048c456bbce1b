package org.dozvon.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
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
  private final Newest newest = new Newest(new AtomicReference<>());
  private final Writer<Line> writer;

  /** Starts the writer. The data source stays the caller's. */
  public KeeperHistory(DataSource dataSource) {
    this.dataSource = dataSource;
    this.writer =
        Writer.start(dataSource, Writer.Settings.of("keeper-history", MOST_WAITING), newest);
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

  /** Writes what waits, for at most 10 s. */
  @Override
  public void close() {
    writer.close();
  }

  private record Memory(KeeperState state, Instant at) {}

  /** The newest of what is remembered; null when it is written. */
  private record Newest(AtomicReference<Memory> memory) implements Writer.Work<Line> {
    @Override
    public void write(Connection connection, Line line) throws SQLException {
      switch (line) {
        case Line.Done done -> KeeperTables.insert(connection, done.step());
        case Line.Became became -> KeeperTables.result(connection, became.step(), became.result());
      }
    }

    @Override
    public boolean hasNews(boolean closing) {
      return memory.get() != null;
    }

    @Override
    public void writeNews(Writer.Rows rows) throws SQLException {
      Memory latest = memory.get();
      rows.write(
          "memory", connection -> KeeperTables.remember(connection, latest.state(), latest.at()));
      memory.compareAndSet(latest, null);
    }
  }
}
