package org.dozvon.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
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
 * in memory; they wait in the table, and the pauses between the tries grow. An event that alone is
 * not taken holds up its own call only ({@link Holds}). All methods may be called by any thread;
 * only {@link #close} blocks.
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

  /** Of the thread "outbox" only, as all that follow. */
  private Instant counted = Instant.MIN;

  private final Holds holds;

  /** The events up to this number have had their turn, but for those of the calls left. */
  private long after;

  private final Set<String> left = new HashSet<>();
  private boolean tookSome;
  private boolean failedSome;

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
    this.holds = new Holds(settings.retry(), settings.longestRetry());
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
      Found found = events.isEmpty() ? Found.NOTHING : tell(events);
      boolean isPage = events.size() == settings.batch() && !left.isEmpty();
      if (isPage && found != Found.TROUBLE) {
        // What waits here must not hide what stands behind it.
        after = events.getLast().seq();
        return Found.EVENTS;
      }
      boolean inVainAgain = isDown && failedSome && !tookSome;
      startAnew();
      return inVainAgain ? Found.TROUBLE : found;
    } catch (SQLException | RuntimeException e) {
      startAnew();
      becomes(Optional.of(String.valueOf(e.getMessage())));
      return Found.TROUBLE;
    }
  }

  private void startAnew() {
    after = 0;
    left.clear();
    tookSome = false;
    failedSome = false;
  }

  private List<OutboxTable.Waiting> read() throws SQLException {
    try (Connection connection = database.getConnection()) {
      Instant now = clock.instant();
      if (counted.plus(COUNTED_EACH).isBefore(now)) {
        backlog = OutboxTable.backlog(connection);
        counted = now;
      }
      return OutboxTable.oldest(connection, after, settings.batch());
    }
  }

  /** A call one of whose events was not taken hears of no later one. */
  private Found tell(List<OutboxTable.Waiting> events) throws SQLException {
    boolean taken = false;
    boolean failed = false;
    inVain.set(0);
    for (List<OutboxTable.Waiting> wave : Waves.of(events)) {
      List<OutboxTable.Waiting> due = due(wave);
      if (due.isEmpty() || closing.getCount() == 0) {
        break;
      }
      List<Optional<Outward.Answer>> answers = answers(due);
      delete(due, answers);
      for (int i = 0; i < due.size(); i++) {
        String call = due.get(i).call();
        // That a call fails again which failed before says nothing of the others.
        failed |= isLater(answers.get(i)) && !holds.knows(call);
        failedSome |= isLater(answers.get(i));
        taken |= keep(call, answers.get(i));
      }
    }
    tookSome |= taken;
    if (taken || failed) {
      becomes(taken ? Optional.empty() : Optional.of("an event was not taken"));
    }
    return taken ? Found.EVENTS : failed ? Found.TROUBLE : Found.NOTHING;
  }

  /** Those that failed before come last: while they fail again the others are told. */
  private List<OutboxTable.Waiting> due(List<OutboxTable.Waiting> wave) {
    Instant now = clock.instant();
    wave.stream()
        .map(OutboxTable.Waiting::call)
        .filter(call -> holds.rests(call, now))
        .forEach(left::add);
    return wave.stream()
        .filter(event -> !left.contains(event.call()))
        .sorted(Comparator.comparing(event -> holds.knows(event.call())))
        .toList();
  }

  /** Remembers what became of a call's event; whether it needs not be told any more. */
  private boolean keep(String call, Optional<Outward.Answer> answer) {
    if (answer.isEmpty() || isLater(answer)) {
      left.add(call);
      answer.ifPresent(later -> holds.failed(call, clock.instant()));
      return false;
    }
    holds.goesOn(call);
    return true;
  }

  private static boolean isLater(Optional<Outward.Answer> answer) {
    return answer.filter(Outward.Answer.LATER::equals).isPresent();
  }

  /** Empty: it was not tried. */
  private List<Optional<Outward.Answer>> answers(List<OutboxTable.Waiting> wave) {
    List<Callable<Optional<Outward.Answer>>> tasks = new ArrayList<>();
    wave.forEach(event -> tasks.add(() -> tell(event)));
    try {
      List<Optional<Outward.Answer>> answers = new ArrayList<>();
      for (Future<Optional<Outward.Answer>> future : tellers.invokeAll(tasks)) {
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

  private Optional<Outward.Answer> tell(OutboxTable.Waiting event) {
    Optional<Outward.Answer> answer = answer(event);
    if (answer.filter(Outward.Answer.NEVER::equals).isPresent()) {
      refused.incrementAndGet();
      LOG.error("event=event_not_taken id={} call={}", event.seq(), event.call());
    }
    return answer;
  }

  private Optional<Outward.Answer> answer(OutboxTable.Waiting event) {
    // Each try may wait for a time-out: when as many fail as run at a time, the rest is left.
    if (closing.getCount() == 0 || inVain.get() >= settings.atOnce()) {
      return Optional.empty();
    }
    try {
      Outward.Answer answer = outward.tell(event.call(), EventForm.of(event, settings.source()));
      inVain.updateAndGet(before -> answer == Outward.Answer.LATER ? before + 1 : 0);
      return Optional.of(answer);
    } catch (IllegalArgumentException e) {
      return Optional.of(Outward.Answer.NEVER);
    }
  }

  private void delete(List<OutboxTable.Waiting> wave, List<Optional<Outward.Answer>> answers)
      throws SQLException {
    List<Long> done = new ArrayList<>();
    for (int i = 0; i < wave.size(); i++) {
      if (answers.get(i).isPresent() && !isLater(answers.get(i))) {
        done.add(wave.get(i).seq());
      }
    }
    if (!done.isEmpty()) {
      try (Connection connection = database.getConnection()) {
        OutboxTable.delete(connection, done);
      }
      told.addAndGet(
          answers.stream().flatMap(Optional::stream).filter(Outward.Answer.TAKEN::equals).count());
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
