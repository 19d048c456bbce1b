package org.dozvon.config;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.dozvon.call.CallEvent;
import org.dozvon.operator.QueueBoard;
import org.dozvon.queue.CallReader;
import org.dozvon.queue.Floor;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread "queues" on which everything about the queues is decided: it applies the events to
 * the floor, hands on what ended, and looks at the whole floor once a second. Who is registered
 * here runs on that thread, needs no locks, and must not block; one who throws is logged and the
 * others notice nothing.
 *
 * <p>Register before {@link #start}. {@link #accept} may be called by any thread and never blocks:
 * when too many events wait, what comes is dropped, the floor counts as blind, and the source is
 * asked for everything anew.
 */
public final class Queues implements Consumer<QueueEvent>, Executor, AutoCloseable {
  /** Three bursts of the largest hotline. */
  static final int BACKLOG = 50_000;

  private static final Logger LOG = LoggerFactory.getLogger(Queues.class);
  private static final long TICK = Duration.ofSeconds(1).toNanos();
  private static final long SHOWN_EVERY = Duration.ofMillis(100).toNanos();
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final InstantSource clock;
  private final Floor floor = new Floor();
  private final BlockingQueue<Runnable> work;
  private final List<Consumer<QueueEvent>> events = new CopyOnWriteArrayList<>();
  private final List<Consumer<Outcome>> outcomes = new CopyOnWriteArrayList<>();
  private final List<Consumer<QueueBoard>> ticks = new CopyOnWriteArrayList<>();
  private final List<Runnable> askers = new CopyOnWriteArrayList<>();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicBoolean overflown = new AtomicBoolean();
  private final Thread thread = Thread.ofPlatform().name("queues").daemon().unstarted(this::run);
  private volatile QueueBoard board;
  private volatile boolean closing;
  private long nextTick;
  private long nextShown;

  /** Since the board was shown last. */
  private boolean changed;

  /** Stands still before {@link #start}. */
  public Queues(InstantSource clock) {
    this(clock, BACKLOG);
  }

  /**
   * The same with another limit.
   *
   * @param backlog events that may wait, at least 1
   */
  Queues(InstantSource clock, int backlog) {
    this.clock = clock;
    this.work = new ArrayBlockingQueue<>(backlog);
    this.board = look(clock.instant());
  }

  /** Gets every event, after the floor has changed by it and before its outcomes. */
  public Queues onEvent(Consumer<QueueEvent> consumer) {
    events.add(consumer);
    return this;
  }

  /** Gets everything that ends, once. */
  public Queues onOutcome(Consumer<Outcome> consumer) {
    outcomes.add(consumer);
    return this;
  }

  /** Gets the whole floor once a second. */
  public Queues onTick(Consumer<QueueBoard> consumer) {
    ticks.add(consumer);
    return this;
  }

  /** Is run when events were lost here and the source must tell everything anew. */
  public Queues onLoss(Runnable asker) {
    askers.add(asker);
    return this;
  }

  /** Begins. */
  public Queues start() {
    thread.start();
    return this;
  }

  @Override
  public void accept(QueueEvent event) {
    if (!work.offer(() -> apply(event)) && !lose()) {
      LOG.error("event=queues_behind waiting={} (events are dropped)", work.size());
    }
  }

  /** What our own part of the calls tells the queues; a consumer for any thread. */
  public Consumer<CallEvent> reading(CallReader reader) {
    return event -> {
      if (!work.offer(() -> reader.read(event).forEach(this::apply)) && !lose()) {
        LOG.error("event=queues_behind waiting={} (events are dropped)", work.size());
      }
    };
  }

  private boolean lose() {
    dropped.incrementAndGet();
    return overflown.getAndSet(true);
  }

  /**
   * Runs this on the thread "queues", after what waits there.
   *
   * @throws RejectedExecutionException when too much waits
   */
  @Override
  public void execute(Runnable what) {
    if (!work.offer(what)) {
      throw new RejectedExecutionException("the queues' thread is " + work.size() + " behind");
    }
  }

  /** The floor as it was at most a second ago, when nothing happened since; else 0.1 s. */
  public QueueBoard board() {
    return board;
  }

  /** Events and other things that wait for the thread. */
  public int waiting() {
    return work.size();
  }

  /** Events that were lost here since the start. */
  public long dropped() {
    return dropped.get();
  }

  /** Does what waits already, for at most 5 s, and ends the thread. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(CLOSING.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    nextTick = System.nanoTime();
    nextShown = nextTick;
    try {
      while (!closing || !work.isEmpty()) {
        step();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void step() throws InterruptedException {
    long now = System.nanoTime();
    long rest = Math.max(0, Math.min(nextTick - now, SHOWN_EVERY));
    Runnable next = work.poll(rest, TimeUnit.NANOSECONDS);
    if (next != null) {
      guarded(next);
      changed = true;
    }
    now = System.nanoTime();
    if (work.isEmpty() && overflown.getAndSet(false)) {
      apply(new QueueEvent.LineLost(clock.instant()));
      askers.forEach(this::guarded);
    }
    if (now - nextTick >= 0) {
      tick();
      nextTick = Math.max(nextTick + TICK, now);
      nextShown = now + SHOWN_EVERY;
      changed = false;
    } else if (changed && now - nextShown >= 0) {
      board = look(clock.instant());
      nextShown = now + SHOWN_EVERY;
      changed = false;
    }
  }

  private void tick() {
    QueueBoard now = look(clock.instant());
    board = now;
    ticks.forEach(consumer -> guarded(() -> consumer.accept(now)));
  }

  private void apply(QueueEvent event) {
    List<Outcome> ended = floor.apply(event);
    events.forEach(consumer -> guarded(() -> consumer.accept(event)));
    for (Outcome outcome : ended) {
      outcomes.forEach(consumer -> guarded(() -> consumer.accept(outcome)));
    }
  }

  private QueueBoard look(Instant now) {
    return new QueueBoard(now, floor.view(now), floor.blindSince());
  }

  private void guarded(Runnable what) {
    try {
      what.run();
    } catch (RuntimeException e) {
      LOG.error("event=queues_failed", e);
    }
  }
}
