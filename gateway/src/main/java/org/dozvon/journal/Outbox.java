package org.dozvon.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.dozvon.handover.Outward;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the events of the table {@code outbox} outside, each at least once, those of a call one
 * after the other: the next is told when the one before was taken. The one thread "outbox" reads
 * and deletes, a fixed number of threads "outbox-N" tell. While nobody takes them nothing piles up
 * in memory; they wait in the table, and the pauses between the tries grow. All methods may be
 * called by any thread; only {@link #close} blocks.
 */
public final class Outbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final int CLOSING_SECONDS = 10;
  private static final Duration COUNTED_EACH = Duration.ofSeconds(5);

  private final DataSource database;
  private final Outward outward;
  private final OutboxSettings settings;
  private final BooleanSupplier mine;
  private final InstantSource clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicLong told = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  /** How often in a row, in this round, an event was not taken. */
  private final AtomicInteger inVain = new AtomicInteger();

  private final ExecutorService tellers;
  private final Thread thread = Thread.ofPlatform().name("outbox").daemon().unstarted(this::run);
  private volatile OutboxTable.Backlog backlog = OutboxTable.Backlog.NONE;
  private volatile boolean isDown;

  /** Of the thread "outbox" only. */
  private Instant counted = Instant.MIN;

  /**
   * One that does nothing yet. The data source stays the caller's, who closes it after this.
   *
   * @param outward who is told; closed with this
   * @param mine whether it is for us to tell, of several gateways that share the table
   */
  public Outbox(
      DataSource database,
      Outward outward,
      OutboxSettings settings,
      BooleanSupplier mine,
      InstantSource clock) {
    this.database = database;
    this.outward = outward;
    this.settings = settings;
    this.mine = mine;
    this.clock = clock;
    this.tellers =
        Executors.newFixedThreadPool(
            settings.atOnce(), Thread.ofPlatform().name("outbox-", 1).daemon().factory());
  }

  /** From now on it tells. */
  public Outbox start() {
    thread.start();
    return this;
  }

  /** Events that wait, as counted in the last seconds. */
  public long waiting() {
    return backlog.events();
  }

  /** How long the oldest of them has waited. */
  public Duration behind() {
    Instant now = clock.instant();
    return backlog
        .oldest()
        .map(oldest -> Duration.between(oldest, now))
        .filter(age -> !age.isNegative())
        .orElse(Duration.ZERO);
  }

  /** Events that were taken since the start. */
  public long told() {
    return told.get();
  }

  /** Events that will never be taken as they are, and were left. */
  public long refused() {
    return refused.get();
  }

  /** Whether what was told last was taken. */
  public boolean isUp() {
    return !isDown;
  }

  /** Ends it after the events under way, for at most 10 s. Never interrupted: see Database. */
  @Override
  public void close() {
    closing.countDown();
    try {
      if (thread.isAlive()) {
        thread.join(TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    tellers.shutdown();
    outward.close();
  }

  private void run() {
    Duration pause = settings.retry();
    while (closing.getCount() > 0) {
      Found found = mine.getAsBoolean() ? round() : Found.NOTHING;
      if (found == Found.TROUBLE) {
        rest(pause);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(settings.longestRetry()) > 0 ? settings.longestRetry() : longer;
      } else {
        pause = settings.retry();
        if (found == Found.NOTHING) {
          rest(settings.idle());
        }
      }
    }
  }

  private enum Found {
    NOTHING,
    EVENTS,
    TROUBLE
  }

  private Found round() {
    try {
      List<OutboxTable.Waiting> events = read();
      if (events.isEmpty()) {
        return Found.NOTHING;
      }
      boolean allTaken = tell(events);
      becomes(allTaken ? Optional.empty() : Optional.of("an event was not taken"));
      return allTaken ? Found.EVENTS : Found.TROUBLE;
    } catch (SQLException | RuntimeException e) {
      becomes(Optional.of(String.valueOf(e.getMessage())));
      return Found.TROUBLE;
    }
  }

  private List<OutboxTable.Waiting> read() throws SQLException {
    try (Connection connection = database.getConnection()) {
      Instant now = clock.instant();
      if (counted.plus(COUNTED_EACH).isBefore(now)) {
        backlog = OutboxTable.backlog(connection);
        counted = now;
      }
      return OutboxTable.oldest(connection, settings.batch());
    }
  }

  /** Whether all were taken; a call one of whose events was not hears of no later one. */
  private boolean tell(List<OutboxTable.Waiting> events) throws SQLException {
    Set<String> held = new HashSet<>();
    inVain.set(0);
    for (List<OutboxTable.Waiting> wave : Waves.of(events)) {
      List<OutboxTable.Waiting> due =
          wave.stream().filter(event -> !held.contains(event.call())).toList();
      if (due.isEmpty() || closing.getCount() == 0) {
        break;
      }
      List<Outward.Answer> answers = answers(due);
      delete(due, answers);
      for (int i = 0; i < due.size(); i++) {
        if (answers.get(i) == Outward.Answer.LATER) {
          held.add(due.get(i).call());
        }
      }
    }
    return held.isEmpty();
  }

  private List<Outward.Answer> answers(List<OutboxTable.Waiting> wave) {
    List<Callable<Outward.Answer>> tasks = new ArrayList<>();
    wave.forEach(event -> tasks.add(() -> tell(event)));
    try {
      List<Outward.Answer> answers = new ArrayList<>();
      for (Future<Outward.Answer> future : tellers.invokeAll(tasks)) {
        answers.add(future.get());
      }
      return answers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private Outward.Answer tell(OutboxTable.Waiting event) {
    Outward.Answer answer = answer(event);
    if (answer == Outward.Answer.NEVER) {
      refused.incrementAndGet();
      LOG.error("event=event_not_taken id={} call={}", event.seq(), event.call());
    }
    return answer;
  }

  private Outward.Answer answer(OutboxTable.Waiting event) {
    // Each try may wait for a time-out: when as many fail as run at a time, the rest is left.
    if (closing.getCount() == 0 || inVain.get() >= settings.atOnce()) {
      return Outward.Answer.LATER;
    }
    try {
      Outward.Answer answer = outward.tell(event.call(), EventForm.of(event, settings.source()));
      inVain.updateAndGet(before -> answer == Outward.Answer.LATER ? before + 1 : 0);
      return answer;
    } catch (IllegalArgumentException e) {
      return Outward.Answer.NEVER;
    }
  }

  private void delete(List<OutboxTable.Waiting> wave, List<Outward.Answer> answers)
      throws SQLException {
    List<Long> done = new ArrayList<>();
    for (int i = 0; i < wave.size(); i++) {
      if (answers.get(i) != Outward.Answer.LATER) {
        done.add(wave.get(i).seq());
      }
    }
    if (!done.isEmpty()) {
      try (Connection connection = database.getConnection()) {
        OutboxTable.delete(connection, done);
      }
      told.addAndGet(answers.stream().filter(Outward.Answer.TAKEN::equals).count());
    }
  }

  private void rest(Duration pause) {
    try {
      boolean unused = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void becomes(Optional<String> failure) {
    if (failure.isPresent() && !isDown) {
      LOG.error("event=outbox_down (events wait in the database) reason={}", failure.get());
    } else if (failure.isEmpty() && isDown) {
      LOG.info("event=outbox_back told={}", told.get());
    }
    isDown = failure.isPresent();
  }
}
