package org.dozvon.ami;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Asterisk for everything at the queues: at the login, when something was lost, soon again
 * while no whole answer has come or an Asterisk that starts has not read its queues yet, and then
 * from time to time to compare. The answer is from the moment of asking, while events that happened
 * before may still be on their way: Asterisk sends them before it answers our next request. So a
 * ping follows the list, and only with its answer is the list given out. One for each connection;
 * any thread.
 */
final class Resync {
  private static final Logger log = LoggerFactory.getLogger(Resync.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SOON = Duration.ofSeconds(1);

  /** What is done with the answer. */
  interface Desk {
    /** It is asked for: what happens from now on may be newer. */
    void beginList();

    /**
     * Here it is, and the events have caught up with it.
     *
     * @param isUnbroken whether nothing was lost since the last one
     */
    void endList(QueueList list, boolean isUnbroken);
  }

  private final ManagerConnection connection;
  private final AmiSettings settings;
  private final InstantSource clock;
  private final Desk desk;
  private final List<AmiEvent> lines = new ArrayList<>();

  /** When to ask again if nothing comes before. */
  private Optional<Instant> next = Optional.empty();

  private Duration pause = SOON;
  private boolean isBroken = true;
  private boolean isWaiting;
  private int round;

  Resync(ManagerConnection connection, AmiSettings settings, InstantSource clock, Desk desk) {
    this.connection = connection;
    this.settings = settings;
    this.clock = clock;
    this.desk = desk;
  }

  /** Asks, because something was lost. */
  void askEverything() throws IOException {
    synchronized (this) {
      isBroken = true;
    }
    ask();
  }

  /** Asks again when its time has come. */
  void askAgainIfDue() throws IOException {
    synchronized (this) {
      if (next.filter(at -> at.isBefore(clock.instant())).isEmpty()) {
        return;
      }
      if (isWaiting) {
        log.warn("event=ami_queues_late manager={} (asking again)", settings);
      }
    }
    ask();
  }

  /** An answer to an earlier question is no longer of use. */
  private void ask() throws IOException {
    QueueStatusAction question = new QueueStatusAction();
    int mine;
    synchronized (this) {
      mine = ++round;
      lines.clear();
      isWaiting = true;
      next = Optional.of(clock.instant().plus(PATIENCE));
      desk.beginList();
    }
    question.setActionId(name(mine));
    connection.sendAction(question, answer -> answered(answer, mine));
  }

  private static String name(int round) {
    return "dozvon-list-" + round;
  }

  private synchronized void answered(ManagerResponse answer, int mine) {
    if (answer instanceof ManagerError && mine == round) {
      log.warn("event=ami_queues_refused manager={} reason=\"{}\"", settings, answer.getMessage());
      askLater(PATIENCE);
    }
  }

  /** A line of the answer. */
  void on(AmiEvent line) {
    int mine;
    QueueList list;
    synchronized (this) {
      mine = round;
      if (!isWaiting || !line.text("actionid").endsWith("#" + name(mine))) {
        return;
      }
      lines.add(line);
      if (!line.name().equals(QueueList.COMPLETE)) {
        return;
      }
      list = QueueList.read(lines, settings.wrapUps(), clock.instant());
      if (!list.isWhole()) {
        log.warn("event=ami_queues_partial manager={} lines={}", settings, lines.size());
        askLater(PATIENCE);
        return;
      }
    }
    awaitTheRest(list, mine);
  }

  private void awaitTheRest(QueueList list, int mine) {
    try {
      connection.sendAction(
          new PingAction(),
          pong -> {
            if (pong != null) { // null: cut meanwhile
              caughtUp(list, mine);
            }
          });
    } catch (IOException | IllegalStateException e) {
      log.debug("cut while asking: {}", e.getMessage());
    }
  }

  private synchronized void caughtUp(QueueList list, int mine) {
    if (mine == round) {
      desk.endList(list, !isBroken);
      isBroken = false;
      askLater(settings.compareEvery());
    }
  }

  /** Each time after twice as long a pause, up to the longest; zero: never again. */
  private void askLater(Duration longest) {
    isWaiting = false;
    lines.clear();
    Duration rest = pause.compareTo(longest) > 0 ? longest : pause;
    next = longest.isZero() ? Optional.empty() : Optional.of(clock.instant().plus(rest));
    if (pause.compareTo(longest) < 0) {
      pause = pause.multipliedBy(2);
    }
  }
}
