package org.dozvon.config;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.journal.NeighbourEvents;
import org.dozvon.journal.NodeTables;
import org.dozvon.journal.Rounds;
import org.dozvon.operator.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the other gateways of the database do, read twice a second by the one thread "neighbours":
 * their calls are seen here, too, their keeper's steps, and who acknowledged an alarm. Of a gateway
 * that died, the one that acts at its queues goes on writing what Asterisk says of its calls.
 */
final class Neighbours implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);
  private static final Duration PAUSE = Duration.ofMillis(400);
  private static final int MOST_CALLS = 20_000;
  private static final Duration LONGEST_CALL = Duration.ofHours(4);

  /** Longer than it takes to notice that a gateway is dead. */
  private static final Duration HELD = Duration.ofSeconds(20);

  private record Held(String run, CallEvent event) {}

  private final Node node;
  private final DataSource database;
  private final InstantSource clock;
  private final List<Consumer<CallEvent>> listeners = new CopyOnWriteArrayList<>();
  private final List<Rounds.Round> looks = new CopyOnWriteArrayList<>();
  private final Map<CallId, String> runs =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CallId, String> eldest) {
          return size() > MOST_CALLS;
        }
      };
  private final Deque<Held> held = new ConcurrentLinkedDeque<>();
  private final Rounds rounds = new Rounds("neighbours", PAUSE, this::round);
  private NeighbourEvents events;

  Neighbours(Node node, DataSource database, InstantSource clock) {
    this.node = node;
    this.database = database;
    this.clock = clock;
  }

  /** Gets what is told of the others' calls, on the thread "neighbours"; must not block. */
  Neighbours onEvent(Consumer<CallEvent> listener) {
    listeners.add(listener);
    return this;
  }

  /** Is run once a round, too; it may wait for the database. */
  Neighbours onRound(Rounds.Round look) {
    looks.add(look);
    return this;
  }

  /**
   * What Asterisk says of calls, for those who publish it: of another gateway's call only when that
   * one is dead and it is for us to go on.
   */
  Consumer<CallEvent> keepingOut(Consumer<CallEvent> publish) {
    node.onDeath(dead -> goOn(dead, publish));
    return event -> {
      String run = runOf(event.call());
      if (run.isEmpty() || (!isAlive(run) && node.queues().getAsBoolean())) {
        publish.accept(event);
      } else {
        hold(new Held(run, event));
      }
    };
  }

  /** Begins, when there may be others. */
  Neighbours start() {
    if (node.isShared()) {
      rounds.start(PAUSE);
    }
    return this;
  }

  private String runOf(CallId call) {
    synchronized (runs) {
      return runs.getOrDefault(call, "");
    }
  }

  private boolean isAlive(String run) {
    return node.neighbours().stream().anyMatch(other -> other.run().equals(run));
  }

  private void hold(Held one) {
    Instant old = one.event().at().minus(HELD);
    Held first = held.peekFirst();
    while (first != null && first.event().at().isBefore(old)) {
      held.pollFirst();
      first = held.peekFirst();
    }
    held.addLast(one);
  }

  /** What Asterisk said while nobody knew that the gateway is dead, unless that one wrote it. */
  private void goOn(NodeTables.Run dead, Consumer<CallEvent> publish) {
    List<CallEvent> rest = new ArrayList<>();
    held.removeIf(one -> one.run().equals(dead.run()) && rest.add(one.event()));
    try {
      Set<String> written = NeighbourEvents.kinds(database, rest);
      rest.removeIf(event -> written.contains(NeighbourEvents.kind(event)));
    } catch (SQLException e) {
      LOG.warn("event=neighbour_unread reason={}", e.getMessage());
    }
    LOG.info("event=neighbour_goes_on run={} events={}", dead.run(), rest.size());
    rest.forEach(publish);
  }

  void round() throws SQLException, StoreException {
    if (events == null) {
      NeighbourEvents fresh = new NeighbourEvents(database, node.run());
      Instant now = clock.instant();
      fresh.running(now.minus(LONGEST_CALL), now).forEach(this::tell);
      // Only now: when the running calls could not be read, the next round asks for them again.
      events = fresh;
    }
    List<NeighbourEvents.Told> told = events.look(clock.instant());
    told.forEach(this::tell);
    while (told.size() >= NeighbourEvents.BATCH && !rounds.closesWithin(Duration.ZERO)) {
      told = events.look(clock.instant());
      told.forEach(this::tell);
    }
    for (Rounds.Round each : looks) {
      each.run();
    }
  }

  private void tell(NeighbourEvents.Told told) {
    CallEvent event = told.event();
    synchronized (runs) {
      if (event instanceof CallEvent.Started) {
        runs.put(event.call(), told.run());
      } else if (event instanceof CallEvent.Ended) {
        runs.remove(event.call());
      }
    }
    for (Consumer<CallEvent> listener : listeners) {
      try {
        listener.accept(event);
      } catch (RuntimeException e) {
        // What was read is not read again: the others, and the rest of the batch, get it.
        LOG.error("event=neighbour_event_failed call={}", event.call(), e);
      }
    }
  }

  /** Ends after the round under way. */
  @Override
  public void close() {
    rounds.close();
  }
}
