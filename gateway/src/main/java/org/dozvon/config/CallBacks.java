package org.dozvon.config;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.dozvon.ami.AmiLink;
import org.dozvon.ami.CallBackOriginator;
import org.dozvon.callback.CallBackRules;
import org.dozvon.ivr.CallBackFlow;
import org.dozvon.ivr.CallRoom;
import org.dozvon.ivr.HotlineService;
import org.dozvon.ivr.QueueVoice;
import org.dozvon.journal.CallBackTables;
import org.dozvon.keeper.Intervention;
import org.dozvon.keeper.QueueRules;
import org.dozvon.operator.CallBackDesk;
import org.dozvon.operator.InterventionDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything about call-backs and the voice in the queue, wired. One thread "call-backs" looks at
 * the queues twice a second and waits for Asterisk; the thread "call-back-book" waits for the
 * database. Nobody waits for them without a limit.
 */
final class CallBacks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallBacks.class);
  private static final long ROUND_MILLIS = 500;
  private static final long LOOK_MILLIS = 2_000;
  private static final long CLOSING_S = 5;

  private final CallBackDesk desk;
  private final CallBackOriginator line;
  private final Queues queues;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("call-backs").daemon().factory());
  private final ExecutorService book =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("call-back-book").daemon().factory());
  private final Function<String, QueueRules> rules;
  private final CallBackMessages messages;
  private Optional<QueueVoice> voice = Optional.empty();

  CallBacks(
      DataSource database,
      Node node,
      Supplier<Optional<AmiLink>> manager,
      String audioAddress,
      Queues queues,
      Function<String, QueueRules> rules,
      Function<String, Optional<HotlineService>> hotlines,
      InstantSource clock) {
    this.rules = rules;
    this.messages = new CallBackMessages(hotlines);
    this.line =
        new CallBackOriginator(() -> manager.get().flatMap(AmiLink::connection), audioAddress);
    this.queues = queues;
    this.clock = clock;
    this.desk =
        new CallBackDesk(
                new CallBackTables(database, node.run(), node.isShared()),
                line,
                this::offers,
                messages,
                queues,
                clock,
                book)
            .actingWhile(node.queues());
  }

  CallBackDesk desk() {
    return desk;
  }

  /** The scripts of the dialplan; the rounds begin. */
  CallBackFlow open(CallRoom room) {
    var unused =
        thread.scheduleWithFixedDelay(
            this::round, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
    var unusedToo =
        thread.scheduleWithFixedDelay(this::look, ROUND_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    return new CallBackFlow(room, desk);
  }

  /** From now on who waits is spoken to. */
  void speakFor(InterventionDesk interventions, CallRoom room) {
    QueueVoice speaker =
        new QueueVoice(
            room.hotlines(),
            room.reservations(),
            room.contexts(),
            line,
            queues::board,
            queue -> desk.offer(queue).isPresent(),
            Threads.callers("queue-voice"));
    voice = Optional.of(speaker);
    queues.onEvent(speaker);
    interventions.give(Intervention.Comfort.class, speaker);
    interventions.give(Intervention.OfferCallBack.class, speaker);
  }

  private void look() {
    try {
      line.look();
    } catch (RuntimeException e) {
      LOG.error("event=call_backs_failed", e);
    }
  }

  private void round() {
    try {
      desk.round(queues.board());
    } catch (RuntimeException e) {
      LOG.error("event=call_backs_failed", e);
    }
  }

  /** Out of hours nothing new is booked, and what is booked is given up. */
  private Optional<CallBackRules> offers(String queue) {
    QueueRules all = rules.apply(queue);
    CallBackRules its = all.callBack().talking(all.talk());
    boolean open = all.hours().map(hours -> hours.isOpen(clock.instant())).orElse(true);
    return Optional.of(open ? its : its.closed());
  }

  /** Never interrupts: see Database. */
  @Override
  public void close() {
    end(thread);
    end(book);
    voice.ifPresent(QueueVoice::close);
    messages.close();
  }

  private static void end(ExecutorService thread) {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSING_S, TimeUnit.SECONDS)) {
        LOG.warn("event=call_backs_still_busy");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
