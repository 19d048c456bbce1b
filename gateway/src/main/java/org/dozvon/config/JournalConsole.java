package org.dozvon.config;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.Routes;
import org.dozvon.console.journal.JournalRoutes;
import org.dozvon.console.journal.RecordingFiles;
import org.dozvon.console.journal.TopicRoutes;
import org.dozvon.journal.CallIndex;
import org.dozvon.journal.StoredCalls;
import org.dozvon.journal.StoredQueues;
import org.dozvon.journal.StoredTopics;
import org.dozvon.operator.Alarms;
import org.dozvon.operator.StoreException;
import org.dozvon.operator.TopicDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal's pages and what works for them: old calls are made searchable, topics are looked at
 * every five minutes on the one thread "topics".
 */
final class JournalConsole implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JournalConsole.class);
  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final int CLOSING_SECONDS = 10;

  private final TopicDesk desk;
  private final InstantSource clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("topics").daemon().unstarted(this::run);

  private JournalConsole(TopicDesk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /**
   * Opens them.
   *
   * @param works whether this gateway does what is done once for the database
   * @param board where alarms are shown, beside the hotlines' routes
   */
  static List<Routes> open(
      Configuration configuration,
      DataSource database,
      BooleanSupplier works,
      LiveHotlines hotlines,
      Alarms board,
      Entrance entrance,
      Frame frame,
      Parts parts) {
    InstantSource clock = entrance.clock();
    parts.keep(new CallIndex(database, clock).start());
    StoredCalls calls = new StoredCalls(database);
    StoredTopics topics = new StoredTopics(database);
    TopicDesk desk =
        new TopicDesk(
            topics,
            (subject, about, text) -> {
              if (!works.getAsBoolean()) {
                return; // another gateway tells it
              }
              LOG.warn("event=alarm subject={} {}", subject, text);
              board.tell(subject, about, text);
              hotlines.eachBackOffice(office -> office.alarm(subject, text));
            });
    parts.keep(new JournalConsole(desk, clock).start());
    return List.of(
        new JournalRoutes(
            calls,
            new StoredQueues(database),
            entrance,
            frame,
            () -> hotlines.zoneOf(""),
            new RecordingFiles(configuration.recordings())),
        new TopicRoutes(desk, topics, calls, entrance, frame, () -> hotlines.zoneOf("")));
  }

  private JournalConsole start() {
    thread.start();
    return this;
  }

  private void run() {
    boolean open = true;
    while (open) {
      try {
        desk.look(clock.instant());
      } catch (StoreException | RuntimeException e) {
        LOG.warn("event=topics_not_looked_at reason={}", e.getMessage());
      }
      open = !closes();
    }
  }

  private boolean closes() {
    try {
      return closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  /** Never interrupted: see Database. */
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
