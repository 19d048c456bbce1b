package org.dozvon.ami;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.ResponseEvents;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.asteriskjava.manager.response.ManagerError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Asterisk for everything at the queues until one whole answer has come. The answer is from
 * the moment of asking, while events that happened before may still be on their way: Asterisk sends
 * them before it answers our next request. So a ping follows the list, and only with its answer is
 * the list, corrected by what came meanwhile, given out. One for each connection.
 */
final class Resync {
  private static final Logger log = LoggerFactory.getLogger(Resync.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SOON = Duration.ofSeconds(1);

  private final DefaultManagerConnection connection;
  private final QueueTranslator translator;
  private final AmiSettings settings;
  private final InstantSource clock;
  private final Consumer<QueueList> whole;
  private final Object lock;

  /** When to ask again if nothing comes before. */
  private Optional<Instant> next = Optional.empty();

  private Duration pause = SOON;
  private int round;

  /**
   * @param lock guards the translator and this
   * @param whole gets the list when events have caught up with it, on the library's thread, holding
   *     the lock
   */
  Resync(
      DefaultManagerConnection connection,
      QueueTranslator translator,
      AmiSettings settings,
      InstantSource clock,
      Object lock,
      Consumer<QueueList> whole) {
    this.connection = connection;
    this.translator = translator;
    this.settings = settings;
    this.clock = clock;
    this.lock = lock;
    this.whole = whole;
  }

  /** Asks; an answer to an earlier question is no longer of use. */
  void ask() throws IOException {
    int mine;
    synchronized (lock) {
      mine = ++round;
      next = Optional.of(clock.instant().plus(PATIENCE));
      translator.beginList();
    }
    connection.sendEventGeneratingAction(new QueueStatusAction(), answer -> listed(answer, mine));
  }

  /**
   * Asks again when its time has come: the answer is late, was wrong, or named no queue, as an
   * Asterisk answers that has just started and has not read its queues yet.
   */
  void askAgainIfDue() throws IOException {
    boolean due;
    synchronized (lock) {
      due = next.filter(at -> at.isBefore(clock.instant())).isPresent();
    }
    if (due) {
      log.debug("event=ami_queues_again manager={}", settings);
      ask();
    }
  }

  private void listed(ResponseEvents answer, int mine) {
    if (answer.getResponse() instanceof ManagerError refused) {
      log.warn("event=ami_queues_refused manager={} reason=\"{}\"", settings, refused.getMessage());
      askSoon(mine);
      return;
    }
    QueueList list =
        QueueList.read(List.copyOf(answer.getEvents()), settings.wrapUps(), clock.instant());
    if (!list.isWhole()) {
      log.warn("event=ami_queues_partial manager={} lines={}", settings, answer.getEvents().size());
      askSoon(mine);
      return;
    }
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

  private void askSoon(int mine) {
    synchronized (lock) {
      if (mine == round) {
        next = Optional.of(clock.instant().plus(pause));
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(PATIENCE) > 0 ? PATIENCE : doubled;
      }
    }
  }

  private void caughtUp(QueueList list, int mine) {
    synchronized (lock) {
      if (mine == round) {
        next = Optional.empty();
        whole.accept(list);
        if (list.queues().isEmpty()) {
          askSoon(mine);
        } else {
          pause = SOON;
        }
      }
    }
  }
}
