package org.dozvon.ami;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.QueueAddAction;
import org.asteriskjava.manager.action.QueuePauseAction;
import org.asteriskjava.manager.action.QueuePenaltyAction;
import org.asteriskjava.manager.action.QueueRemoveAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.dozvon.keeper.Intervention;
import org.dozvon.operator.AgentCommands;
import org.dozvon.operator.CommandResult;
import org.dozvon.operator.QueueCommands;
import org.dozvon.queue.QueueEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be done at the queues as actions of Asterisk's manager: one after the other, no more
 * than so many a second, each answer checked. What has waited too long is not done any more: it was
 * decided for another moment. One daemon thread "ami-actions".
 */
public final class QueueActions implements QueueCommands, AgentCommands, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(QueueActions.class);

  /** The dialplan's way into a queue; the extension is the queue's name. */
  private static final String QUEUES = "dozvon-queue";

  private static final int MOST_WAITING = 1_000;
  private static final int HIGHEST_PRIORITY = 1_000_000;
  private static final int HIGHEST_PENALTY = 1_000_000;
  private static final long STALE = Duration.ofSeconds(10).toNanos();

  /**
   * @param action made when its turn comes; empty when it is pointless by then
   * @param after done when Asterisk says that it is done
   * @param undo done when it is not, or not known to be
   */
  private record Job(
      Supplier<Optional<ManagerAction>> action,
      Runnable after,
      Runnable undo,
      Consumer<CommandResult> told,
      long since) {}

  /** What the connection does for us. Safe for use by many threads. */
  interface Line {
    /** Sends it and waits for the answer, for some seconds at most. */
    CommandResult send(ManagerAction action);

    /** Whether Asterisk has this queue; false too when nothing is known of Asterisk. */
    boolean hasQueue(String queue);

    /** Whether the caller waits there and nobody has picked up; then the move is expected. */
    boolean expectMove(String queue, String caller, QueueEvent.Moved.Why why);

    /** The move did not come about. */
    void expectNothing(String caller);

    /** Something happened that Asterisk does not tell of by itself. */
    void happened(Function<Instant, QueueEvent> event);
  }

  private final Line line;
  private final long pause;
  private final BlockingQueue<Job> jobs = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread thread =
      Thread.ofPlatform().name("ami-actions").daemon().unstarted(this::run);

  /**
   * Starts at once.
   *
   * @param perSecond the most actions, at least 1
   */
  QueueActions(Line line, int perSecond) {
    this.line = line;
    this.pause = Duration.ofSeconds(1).toNanos() / perSecond;
    thread.start();
  }

  @Override
  public void carryOut(Intervention what, Consumer<CommandResult> told) {
    switch (what) {
      case Intervention.Prioritise i -> prioritise(i, told);
      case Intervention.Overflow i -> overflow(i, told);
      case Intervention.SetPenalty i ->
          member(
              i.queue(),
              i.phone(),
              told,
              () -> new QueuePenaltyAction(i.phone(), penalty(i.penalty()), i.queue()));
      case Intervention.AddMember i -> logIn(i.queue(), i.phone(), i.name(), i.penalty(), told);
      case Intervention.RemoveMember i -> logOut(i.queue(), i.phone(), told);
      default ->
          told.accept(
              new CommandResult.Refused(
                  what.getClass().getSimpleName() + " is nothing for Asterisk's manager"));
    }
  }

  @Override
  public void logIn(
      String queue, String phone, String name, int penalty, Consumer<CommandResult> told) {
    member(
        queue,
        phone,
        told,
        () -> {
          QueueAddAction add = new QueueAddAction(queue, phone, penalty(penalty));
          if (!name.isBlank()) {
            add.setMemberName(Words.text(name));
          }
          return add;
        });
  }

  @Override
  public void logOut(String queue, String phone, Consumer<CommandResult> told) {
    member(queue, phone, told, () -> new QueueRemoveAction(queue, phone));
  }

  @Override
  public void pause(String queue, String phone, String reason, Consumer<CommandResult> told) {
    pausing(queue, phone, true, reason, told);
  }

  @Override
  public void resume(String queue, String phone, Consumer<CommandResult> told) {
    pausing(queue, phone, false, "", told);
  }

  private void pausing(
      String queue, String phone, boolean paused, String reason, Consumer<CommandResult> told) {
    Optional<String> wrong =
        Words.wrongChannel(phone)
            .or(() -> queue.isEmpty() ? Optional.empty() : Words.wrongQueue(queue));
    QueuePauseAction action = new QueuePauseAction(phone, paused);
    if (!queue.isEmpty()) {
      action.setQueue(queue);
    }
    if (!reason.isBlank()) {
      action.setReason(Words.text(reason));
    }
    enqueue(wrong, told, () -> Optional.of(action), () -> {}, () -> {});
  }

  private void prioritise(Intervention.Prioritise i, Consumer<CommandResult> told) {
    int priority = Math.clamp(i.priority(), 0, HIGHEST_PRIORITY);
    enqueue(
        Words.wrongQueue(i.queue()).or(() -> Words.wrongChannel(i.channel())),
        told,
        () -> Optional.of(new ImmediatePriorityAction(i.queue(), i.channel(), priority)),
        () ->
            line.happened(now -> new QueueEvent.Prioritised(now, i.queue(), i.caller(), priority)),
        () -> {});
  }

  private void overflow(Intervention.Overflow i, Consumer<CommandResult> told) {
    enqueue(
        Words.wrongQueue(i.to())
            .or(() -> Words.wrongChannel(i.channel()))
            .or(
                () ->
                    line.hasQueue(i.to())
                        ? Optional.empty()
                        : Optional.of("Asterisk has no queue " + i.to())),
        told,
        () ->
            line.expectMove(i.queue(), i.caller(), QueueEvent.Moved.Why.OVERFLOW)
                ? Optional.of(new RedirectAction(i.channel(), QUEUES, i.to(), 1))
                : Optional.empty(),
        () -> {},
        () -> line.expectNothing(i.caller()));
  }

  private void member(
      String queue, String phone, Consumer<CommandResult> told, Supplier<ManagerAction> action) {
    enqueue(
        Words.wrongQueue(queue).or(() -> Words.wrongChannel(phone)),
        told,
        () -> Optional.of(action.get()),
        () -> {},
        () -> {});
  }

  private void enqueue(
      Optional<String> wrong,
      Consumer<CommandResult> told,
      Supplier<Optional<ManagerAction>> action,
      Runnable after,
      Runnable undo) {
    if (wrong.isPresent()) {
      told.accept(new CommandResult.Refused(wrong.get()));
    } else if (!jobs.offer(new Job(action, after, undo, told, System.nanoTime()))) {
      told.accept(new CommandResult.Refused(MOST_WAITING + " actions wait already"));
    }
  }

  private void run() {
    try {
      while (true) {
        Job job = jobs.take();
        long next = System.nanoTime() + pause;
        tell(job, attempt(job));
        LockSupport.parkNanos(next - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private CommandResult attempt(Job job) {
    if (System.nanoTime() - job.since() > STALE) {
      return new CommandResult.Refused("too late: it waited for its turn for over 10 s");
    }
    try {
      Optional<ManagerAction> action = job.action().get();
      if (action.isEmpty()) {
        return new CommandResult.Refused("the caller does not wait there any more");
      }
      CommandResult result = line.send(action.get());
      (result.isDone() ? job.after() : job.undo()).run();
      return result;
    } catch (RuntimeException e) {
      log.error("event=ami_action_failed", e);
      return new CommandResult.Refused(e.toString());
    }
  }

  private static void tell(Job job, CommandResult result) {
    try {
      job.told().accept(result);
    } catch (RuntimeException e) {
      log.error("event=ami_result_failed", e);
    }
  }

  private static int penalty(int wanted) {
    return Math.clamp(wanted, 0, HIGHEST_PENALTY);
  }

  /** Ends the thread; what waits is not done. */
  @Override
  public void close() {
    thread.interrupt();
    for (Job job = jobs.poll(); job != null; job = jobs.poll()) {
      tell(job, new CommandResult.Refused("the gateway is stopping"));
    }
  }
}
