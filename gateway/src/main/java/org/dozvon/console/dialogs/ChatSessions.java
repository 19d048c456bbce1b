package org.dozvon.console.dialogs;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The chats that are open: one a person, few in all, none for long. Safe for use by many threads.
 */
final class ChatSessions implements AutoCloseable {
  private static final int MOST = 12;
  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofMinutes(45);
  private static final Duration SWEEP = Duration.ofSeconds(30);

  private final Map<String, ChatSession> byPerson = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Thread sweeper;

  ChatSessions(InstantSource clock) {
    this.clock = clock;
    this.sweeper = Thread.ofVirtual().name("chats").start(this::sweepOnAndOn);
  }

  /** Makes one. */
  interface Maker {
    ChatSession make() throws IOException;
  }

  /**
   * A new chat in place of the person's last one; empty: there are too many, come back later.
   *
   * @param maker asked when there is room
   */
  Optional<ChatSession> open(String login, Maker maker) throws IOException {
    end(login);
    sweep(clock.instant());
    if (byPerson.size() >= MOST) {
      return Optional.empty();
    }
    ChatSession fresh = maker.make();
    ChatSession before = byPerson.put(login, fresh);
    if (before != null) {
      before.close();
    }
    return Optional.of(fresh);
  }

  /** The person's chat with this id. */
  Optional<ChatSession> find(String login, String id) {
    return Optional.ofNullable(byPerson.get(login)).filter(session -> session.id().equals(id));
  }

  void end(String login) {
    ChatSession last = byPerson.remove(login);
    if (last != null) {
      last.close();
    }
  }

  int size() {
    return byPerson.size();
  }

  void sweep(Instant now) {
    for (Map.Entry<String, ChatSession> each : List.copyOf(new ArrayList<>(byPerson.entrySet()))) {
      if (each.getValue().isOver(now, IDLE, LONGEST)
          && byPerson.remove(each.getKey(), each.getValue())) {
        each.getValue().close();
      }
    }
  }

  private void sweepOnAndOn() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(SWEEP);
        sweep(clock.instant());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    sweeper.interrupt();
    List.copyOf(byPerson.keySet()).forEach(this::end);
  }
}
