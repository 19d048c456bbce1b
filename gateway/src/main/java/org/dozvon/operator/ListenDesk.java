package org.dozvon.operator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who listens to which talk now. Each is looked after by a virtual thread until it is over. Safe
 * for use by many threads.
 */
public final class ListenDesk implements AutoCloseable {
  /** Nobody listens for longer, should Asterisk never say that it is over. */
  private static final Duration LONGEST = Duration.ofHours(4);

  private static final int MOST = 50;

  /**
   * Somebody in somebody's talk.
   *
   * @param by name of who listens
   * @param listener their phone
   * @param agent whose talk, by phone
   * @param isUp the phone was answered; else it rings
   */
  public record Running(
      String id,
      String by,
      String login,
      String listener,
      String agent,
      ListenLine.Way way,
      Instant since,
      boolean isUp) {
    Running answered(Instant now) {
      return isUp ? this : new Running(id, by, login, listener, agent, way, now, true);
    }
  }

  private final ListenLine line;
  private final InstantSource clock;
  private final Duration look;
  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private final AtomicLong version = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * Nobody listens.
   *
   * @param look how often it is looked whether they still do
   */
  public ListenDesk(ListenLine line, InstantSource clock, Duration look) {
    this.line = line;
    this.clock = clock;
    this.look = look;
  }

  /** Counts up with every change. */
  public long version() {
    return version.get();
  }

  /** The oldest first. */
  public List<Running> all() {
    List<Running> all = new ArrayList<>(running.values());
    all.sort(Comparator.comparing(Running::since).thenComparing(Running::id));
    return all;
  }

  /** What this phone listens to. */
  public Optional<Running> of(String listener) {
    return all().stream().filter(each -> each.listener().equals(listener)).findFirst();
  }

  /**
   * Rings the phone. Who listens already and now asks for another way or talk leaves the first.
   *
   * @return {@code Done}: it rings
   */
  public CommandResult begin(
      String by, String login, String listener, String agent, ListenLine.Way way) {
    if (listener.equals(agent)) {
      return new CommandResult.Refused("the phone is in that talk already");
    }
    if (running.size() >= MOST) {
      return new CommandResult.Refused(MOST + " people listen already");
    }
    of(listener).ifPresent(before -> end(before.id()));
    String id = "dozvon-listen-" + UUID.randomUUID();
    Running fresh = new Running(id, by, login, listener, agent, way, clock.instant(), false);
    running.put(id, fresh);
    version.incrementAndGet();
    CommandResult result = line.begin(id, listener, agent, way);
    if (result instanceof CommandResult.Refused) {
      forget(id);
    } else {
      Thread.ofVirtual().name("listen").start(() -> lookAfter(id));
    }
    return result;
  }

  /** Ends it; false: it is over already. */
  public boolean end(String id) {
    if (running.remove(id) == null) {
      return false;
    }
    version.incrementAndGet();
    line.end(id);
    return true;
  }

  /** Looks no more; who listens listens on. */
  @Override
  public void close() {
    closed.countDown();
  }

  private void lookAfter(String id) {
    Instant until = clock.instant().plus(LONGEST);
    try {
      while (running.containsKey(id)
          && clock.instant().isBefore(until)
          && !closed.await(look.toMillis(), TimeUnit.MILLISECONDS)) {
        switch (line.course(id)) {
          case LISTENING -> answered(id);
          case GONE -> forget(id);
          case RINGING, UNKNOWN -> {}
        }
      }
      forget(id);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("ReferenceEquality") // what has changed is another one
  private void answered(String id) {
    Running before = running.get(id);
    Running now = running.computeIfPresent(id, (key, each) -> each.answered(clock.instant()));
    if (now != null && !now.equals(before)) {
      version.incrementAndGet();
    }
  }

  private void forget(String id) {
    if (running.remove(id) != null) {
      version.incrementAndGet();
    }
  }
}
