package org.dozvon.config;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.dozvon.journal.Fence;
import org.dozvon.journal.NodeTables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that one gateway does for all that share a database. It is done for as long as the
 * lease in the database is certain to be held: who cannot renew it, because the database is away or
 * this machine stood still, stops by itself before another may begin.
 */
final class Duty implements BooleanSupplier {
  /** A gateway that is gone is replaced after this and a round of the others. */
  static final Duration LEASE = Duration.ofSeconds(6);

  /** So much before the lease's end it counts as lost. */
  private static final Duration MARGIN = Duration.ofMillis(1_500);

  private static final Logger LOG = LoggerFactory.getLogger(Duty.class);

  private final String lease;
  private final String run;
  private final LongSupplier nanos;

  /** What is done before the duty begins; when it fails, the next round tries again. */
  interface Takeover {
    void run() throws SQLException;
  }

  private final List<Takeover> taken = new CopyOnWriteArrayList<>();
  private volatile long until;
  private volatile long token;

  /** Of the thread that looks. */
  private boolean held;

  /**
   * One that is not ours yet.
   *
   * @param lease its name in the database; empty: there is nobody else, and it is always ours
   * @param nanos as {@code System.nanoTime()}
   */
  Duty(String lease, String run, LongSupplier nanos) {
    this.lease = lease;
    this.run = run;
    this.nanos = nanos;
    this.until = nanos.getAsLong();
  }

  /** Whether it is ours at this moment; any thread. */
  @Override
  public boolean getAsBoolean() {
    return lease.isEmpty() || nanos.getAsLong() - until < 0;
  }

  String lease() {
    return lease;
  }

  /** How often it has changed hands; 0 when it never was ours. */
  long token() {
    return token;
  }

  /** By which a writer asks again. */
  Fence fence() {
    return lease.isEmpty() ? Fence.NONE : new Fence(lease, run, this::token);
  }

  /** Is run on the thread that looks each time it becomes ours. */
  void onTake(Takeover what) {
    taken.add(what);
  }

  /** Takes it, or holds it on; blocks. */
  void look(NodeTables tables) throws SQLException {
    if (lease.isEmpty()) {
      return;
    }
    long asked = nanos.getAsLong();
    OptionalLong got = tables.take(lease, run, LEASE);
    if (got.isEmpty()) {
      lose("another gateway has it");
      return;
    }
    boolean fresh = !held || got.getAsLong() != token || !getAsBoolean();
    token = got.getAsLong();
    if (fresh) {
      held = false;
      for (Takeover each : taken) {
        each.run();
      }
      held = true;
      LOG.info("event=duty_taken duty=\"{}\" number={}", lease, token);
    }
    // Only now: who is told first has seen to it that nothing is done twice.
    until = asked + LEASE.minus(MARGIN).toNanos();
  }

  /** It could not be renewed. */
  void lose(String reason) {
    if (held && !getAsBoolean()) {
      held = false;
      LOG.warn("event=duty_lost duty=\"{}\" reason=\"{}\"", lease, reason);
    }
  }

  /** Nothing more is done; the next gateway need not wait. */
  void release(NodeTables tables) throws SQLException {
    until = nanos.getAsLong();
    held = false;
    if (!lease.isEmpty()) {
      tables.release(lease, run);
    }
  }
}
