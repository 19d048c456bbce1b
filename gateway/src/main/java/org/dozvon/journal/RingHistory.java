package org.dozvon.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.dozvon.queue.QueueEvent;

/**
 * Keeps when whose phone rang for which caller, for the picture of a call. Told by one thread;
 * nobody waits: the one thread "ring-history" writes.
 */
public final class RingHistory implements Consumer<QueueEvent>, AutoCloseable {
  private static final int MOST_WAITING = 10_000;
  private static final int MOST_RINGING = 5_000;

  private record Phone(String caller, String phone) {}

  private record Ring(String caller, String phone, Instant began, Instant ended) {}

  private final BooleanSupplier acts;
  private final Map<Phone, Instant> ringing = new HashMap<>();
  private final Writer<Ring> writer;

  /** Starts the writer. The data source stays the caller's. */
  public RingHistory(DataSource dataSource) {
    this(dataSource, () -> true);
  }

  /**
   * The same for one of several gateways that watch the same queues.
   *
   * @param acts whether this is the one that writes now
   */
  public RingHistory(DataSource dataSource, BooleanSupplier acts) {
    this.acts = acts;
    this.writer =
        Writer.start(dataSource, Writer.Settings.of("ring-history", MOST_WAITING), new Insertion());
  }

  @Override
  public void accept(QueueEvent event) {
    switch (event) {
      case QueueEvent.Offered e -> began(new Phone(e.caller(), e.phone()), e.at());
      case QueueEvent.Unanswered e -> ended(new Phone(e.caller(), e.phone()), e.at());
      case QueueEvent.Answered e -> over(e.caller(), e.at());
      case QueueEvent.Abandoned e -> over(e.caller(), e.at());
      case QueueEvent.Moved e -> over(e.caller(), e.at());
      case QueueEvent.LineLost e -> ringing.clear();
      default -> {}
    }
  }

  /** Writes what waits, for at most 10 s. */
  @Override
  public void close() {
    writer.close();
  }

  private void began(Phone phone, Instant at) {
    if (ringing.size() < MOST_RINGING) {
      ringing.putIfAbsent(phone, at);
    }
  }

  private void ended(Phone phone, Instant at) {
    Instant began = ringing.remove(phone);
    if (began != null && acts.getAsBoolean()) {
      writer.offer(new Ring(phone.caller(), phone.phone(), began, at));
    }
  }

  /** Every phone that rang for the caller rings no more. */
  private void over(String caller, Instant at) {
    Iterator<Map.Entry<Phone, Instant>> all = ringing.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<Phone, Instant> one = all.next();
      if (one.getKey().caller().equals(caller)) {
        if (acts.getAsBoolean()) {
          writer.offer(new Ring(caller, one.getKey().phone(), one.getValue(), at));
        }
        all.remove();
      }
    }
  }

  private static final class Insertion implements Writer.Work<Ring> {
    @Override
    public void write(Connection connection, Ring ring) throws SQLException {
      String sql = "insert into journal_ring (unique_id, phone, began, ended) values (?, ?, ?, ?)";
      try (PreparedStatement insert = connection.prepareStatement(sql)) {
        insert.setString(1, Columns.cut(ring.caller(), 150));
        insert.setString(2, Columns.cut(ring.phone(), 200));
        insert.setObject(3, Columns.of(ring.began()));
        insert.setObject(4, Columns.of(ring.ended()));
        insert.executeUpdate();
      }
    }

    @Override
    public boolean hasNews(boolean closing) {
      return false;
    }

    @Override
    public void writeNews(Writer.Rows rows) {
      // There is nothing but what is handed over.
    }
  }
}
