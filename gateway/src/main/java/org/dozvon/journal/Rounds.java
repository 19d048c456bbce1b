package org.dozvon.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.dozvon.operator.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A daemon thread that does a round, waits and does the next until it is closed. A round that fails
 * is told once, and once more when one works again; whatever it throws, the next one comes. The
 * thread is never interrupted: see {@link Database}.
 */
public final class Rounds implements AutoCloseable {
  /** As a pause: no round comes after. */
  public static final Duration NEVER = Duration.ofDays(36_500);

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final int CLOSING_SECONDS = 10;

  /** What is done in a round, on the thread; it may wait for the database. */
  public interface Round {
    /** Does it; a failure is for {@link Rounds} to tell. */
    void run() throws SQLException, StoreException;
  }

  private final Supplier<Duration> pause;
  private final Round round;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final String name;
  private Thread thread = new Thread();
  private boolean failed;

  /**
   * One that does nothing yet.
   *
   * @param name the thread's
   * @param pause how long to wait after a round, asked for each time
   */
  public Rounds(String name, Supplier<Duration> pause, Round round) {
    this.name = name;
    this.pause = pause;
    this.round = round;
  }

  /** The same, with a pause that is always as long. */
  public Rounds(String name, Duration pause, Round round) {
    this(name, () -> pause, round);
  }

  /**
   * Begins; once.
   *
   * @param first how long to wait before the first round
   */
  public void start(Duration first) {
    thread = Thread.ofPlatform().name(name).daemon().start(() -> run(first));
  }

  private void run(Duration first) {
    Duration rest = first;
    while (!closesWithin(rest)) {
      round();
      rest = pause.get();
    }
  }

  private void round() {
    try {
      round.run();
      if (failed) {
        LOG.info("event=round_works thread={}", name);
      }
      failed = false;
    } catch (SQLException | StoreException e) {
      if (!failed) {
        LOG.warn("event=round_failed thread={} reason=\"{}\"", name, e.getMessage());
      }
      failed = true;
    } catch (Throwable e) {
      // A fault of ours must not end what others rely on, such as this gateway's sign of life.
      if (!failed) {
        LOG.error("event=round_failed thread={}", name, e);
      }
      failed = true;
    }
  }

  /** Waits so long, and tells whether closing began: for a round that takes many steps. */
  public boolean closesWithin(Duration time) {
    try {
      return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Ends after the round under way; waits for it for at most 10 s. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
