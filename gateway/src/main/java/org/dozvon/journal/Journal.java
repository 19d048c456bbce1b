package org.dozvon.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.operator.CallContexts;
import org.dozvon.operator.LookupFailedException;

/**
 * Keeps what happens. An event grows its call's context in memory at once and is then queued for
 * the one thread "journal", which writes the event and the grown contexts. While the database is
 * down, new events are lost beyond a limit (see {@link Writer}), but contexts still grow and are
 * written when it is back. An ended call leaves memory when written; what is told of it later (a
 * person answered) is added to the stored context.
 */
public final class Journal implements Consumer<CallEvent>, CallContexts, AutoCloseable {
  /** An event and whether its context was not in memory, so that the stored one must grow. */
  private record Entry(CallEvent event, boolean late) {}

  private final DataSource dataSource;
  private final RunningCalls calls;
  private final Writer<Entry> writer;

  /** Starts the writer. The data source stays the caller's, who closes it after this. */
  public Journal(DataSource dataSource, JournalSettings settings) {
    this(dataSource, settings, "", Optional.empty());
  }

  /**
   * The same for one of several gateways.
   *
   * @param run by which the calls are led
   * @param outbox which events are also to be told outside; empty: none
   */
  public Journal(
      DataSource dataSource,
      JournalSettings settings,
      String run,
      Optional<OutboxSettings> outbox) {
    this.dataSource = dataSource;
    this.calls = new RunningCalls(settings.calls());
    this.writer =
        Writer.start(
            dataSource,
            new Writer.Settings("journal", settings.queue(), settings.retry(), settings.hangs()),
            new Writing(calls, run, outbox));
  }

  @Override
  public void accept(CallEvent event) {
    boolean known = calls.fold(event);
    writer.offer(new Entry(event, !known));
  }

  /** Another gateway has written this of one of our calls: here it grows, too. */
  public void grow(CallEvent event) {
    if (!(event instanceof CallEvent.Started)) {
      calls.fold(event);
    }
  }

  @Override
  public Optional<CallContext> find(CallId id) {
    Optional<CallContext> running = calls.find(id);
    return running.isPresent() ? running : stored(id);
  }

  /** Events that were never written. */
  public long dropped() {
    return writer.dropped();
  }

  /** Whether the last try to write worked, and the one under way takes no longer than it may. */
  public boolean isUp() {
    return writer.isUp();
  }

  /** Contexts in memory. */
  public int callsInMemory() {
    return calls.size();
  }

  /** Writes what is queued, for at most 10 s. */
  @Override
  public void close() {
    writer.close();
  }

  private Optional<CallContext> stored(CallId id) {
    try (Connection connection = dataSource.getConnection()) {
      return JournalTables.find(connection, id);
    } catch (SQLException e) {
      throw new LookupFailedException("call " + id + ": database: " + e.getMessage(), e);
    }
  }

  /** Every event, and the newest context of each call. */
  private record Writing(RunningCalls calls, String run, Optional<OutboxSettings> outbox)
      implements Writer.Work<Entry> {
    @Override
    public void write(Connection connection, Entry entry) throws SQLException {
      CallEvent event = entry.event();
      long seq = JournalTables.insert(connection, event, run);
      if (outbox.isPresent() && outbox.get().tells(event.getClass().getSimpleName())) {
        OutboxTable.insert(connection, seq, event.call().value(), event.at());
      }
      if (entry.late()) {
        Optional<CallContext> stored = JournalTables.find(connection, entry.event().call());
        if (stored.isPresent()) {
          JournalTables.store(
              connection, stored.get().with(entry.event()), endOf(entry.event()), run);
        }
      }
    }

    @Override
    public boolean hasNews(boolean closing) {
      return !calls.unwritten().isEmpty();
    }

    @Override
    public void writeNews(Writer.Rows rows) throws SQLException {
      for (RunningCalls.Snapshot call : calls.unwritten()) {
        rows.write(
            call.context().id(),
            connection -> JournalTables.store(connection, call.context(), call.endedAt(), run));
        calls.written(call);
      }
    }

    private static Optional<Instant> endOf(CallEvent event) {
      return event instanceof CallEvent.Ended ended ? Optional.of(ended.at()) : Optional.empty();
    }
  }
}
