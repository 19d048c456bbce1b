package org.dozvon.config;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.Routes;
import org.dozvon.console.journal.JournalRoutes;
import org.dozvon.console.journal.RecordingFiles;
import org.dozvon.console.journal.TopicRoutes;
import org.dozvon.journal.CallIndex;
import org.dozvon.journal.Rounds;
import org.dozvon.journal.StoredCalls;
import org.dozvon.journal.StoredQueues;
import org.dozvon.journal.StoredTopics;
import org.dozvon.operator.Alarms;
import org.dozvon.operator.TopicDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal's pages and what works for them: old calls are made searchable, topics are looked at
 * every five minutes on the one thread "topics".
 */
final class JournalConsole {
  private static final Logger LOG = LoggerFactory.getLogger(JournalConsole.class);
  private static final Duration EVERY = Duration.ofMinutes(5);

  private JournalConsole() {}

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
    parts.keep(new Rounds("topics", EVERY, () -> desk.look(clock.instant()))).start(Duration.ZERO);
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
}
