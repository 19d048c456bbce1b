package org.dozvon.voicebot;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.dialog.DialogAction;
import org.dozvon.dialog.DialogInput;
import org.dozvon.handover.BackOffice;
import org.dozvon.handover.RouteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls routes on threads that may wait, and brings the answers back to the loop. Confined to the
 * loop. Every call is answered exactly once, by the route or, should its limit not be kept, by
 * {@link #pass}.
 */
final class RouteRunner {
  /** What a route may take beyond its limit, which the back office keeps, before it is given up. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** The route of messages, as it is shipped with every hotline. */
  private static final String FOLLOW_UP = "follow-up";

  private static final Duration MESSAGE_LIMIT = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(RouteRunner.class);

  private final List<Running> running = new ArrayList<>();
  private final CallId call;
  private final BotParts parts;
  private final InstantSource clock;
  private final Executor loop;
  private final Consumer<DialogInput> answers;

  /** One call of a route; a class, as two calls of one route in one instant are not the same. */
  private static final class Running {
    private final DialogAction.CallRoute order;
    private final Instant since;
    private int told;

    Running(DialogAction.CallRoute order, Instant since) {
      this.order = order;
      this.since = since;
    }
  }

  /** What a route gave; {@code ok} is the outcome of success. */
  private record Answer(String outcome, Map<String, String> reply) {
    static final String OK = "ok";
  }

  /**
   * No route runs.
   *
   * @param answers gets {@code RouteReplied}, {@code RouteFailed} and before that perhaps {@code
   *     RouteSlow}, on the loop
   */
  RouteRunner(
      CallId call,
      BotParts parts,
      InstantSource clock,
      Executor loop,
      Consumer<DialogInput> answers) {
    this.call = call;
    this.parts = parts;
    this.clock = clock;
    this.loop = loop;
    this.answers = answers;
  }

  /** Calls the route; its answer comes later. */
  void call(DialogAction.CallRoute order, Instant now) {
    Running entry = new Running(order, now);
    running.add(entry);
    try {
      parts.callers().execute(() -> run(entry));
    } catch (RejectedExecutionException e) {
      // Answered by a task of its own, so that no dialog step runs inside another.
      loop.execute(() -> answer(entry, new Answer("too many routes run", Map.of())));
    }
  }

  /**
   * Sends a message by the route {@code follow-up}. Nobody waits for it, not even the end of the
   * call; a failure is told to the people who look after the service, as the caller expects it.
   */
  void send(DialogAction.SendMessage message) {
    Map<String, String> arguments = Map.of("to", message.to(), "text", message.text());
    var order = new DialogAction.CallRoute(FOLLOW_UP, arguments, MESSAGE_LIMIT);
    try {
      parts.callers().execute(() -> send(order));
    } catch (RejectedExecutionException e) {
      LOG.error("event=message_failed call={} reason=\"too many routes run\"", call);
    }
  }

  private void send(DialogAction.CallRoute order) {
    Instant since = clock.instant();
    Answer answer = ask(parts.backOffice(), order);
    publish(order, answer, since);
    if (!answer.outcome().equals(Answer.OK)) {
      LOG.error("event=message_failed call={} reason=\"{}\"", call, answer.outcome());
      parts.backOffice().alarm(FOLLOW_UP, "call " + call + ": " + answer.outcome());
    }
  }

  /** Whether an answer is awaited. */
  boolean isBusy() {
    return !running.isEmpty();
  }

  /** Tells which routes are slow and gives up those that should have been over long ago. */
  void pass(Instant now) {
    for (Running entry : List.copyOf(running)) {
      if (!now.isBefore(entry.since.plus(entry.order.limit()).plus(GRACE))) {
        answer(entry, new Answer("no answer in time", Map.of()));
      } else if (isToBeTold(entry, now)) {
        entry.told++;
        answers.accept(
            new DialogInput.RouteSlow(entry.order.route(), Duration.between(entry.since, now)));
      }
    }
  }

  private static boolean isToBeTold(Running entry, Instant now) {
    List<Duration> times = entry.order.tellAfter();
    return entry.told < times.size() && !now.isBefore(entry.since.plus(times.get(entry.told)));
  }

  /** The call is over: answers to come are of no interest. The routes themselves run on. */
  void forget() {
    running.clear();
  }

  private void run(Running entry) {
    Answer answer = ask(parts.backOffice(), entry.order);
    try {
      loop.execute(() -> answer(entry, answer));
    } catch (RejectedExecutionException e) {
      // The call and its loop are gone: nobody waits for the answer.
      return;
    }
  }

  private static Answer ask(BackOffice backOffice, DialogAction.CallRoute order) {
    try {
      Map<String, String> reply = backOffice.call(order.route(), order.arguments(), order.limit());
      return new Answer(Answer.OK, Map.copyOf(reply));
    } catch (RouteException | RuntimeException e) {
      return new Answer(e instanceof RouteException ? e.getMessage() : e.toString(), Map.of());
    }
  }

  private void answer(Running entry, Answer answer) {
    if (!running.remove(entry)) {
      return;
    }
    DialogAction.CallRoute order = entry.order;
    publish(order, answer, entry.since);
    answers.accept(
        answer.outcome().equals(Answer.OK)
            ? new DialogInput.RouteReplied(order.route(), answer.reply())
            : new DialogInput.RouteFailed(order.route(), answer.outcome()));
  }

  private void publish(DialogAction.CallRoute order, Answer answer, Instant since) {
    Instant now = clock.instant();
    parts
        .events()
        .accept(
            new CallEvent.RouteCalled(
                call,
                now,
                order.route(),
                order.arguments(),
                answer.outcome(),
                answer.reply(),
                Duration.between(since, now)));
  }

  @Override
  public String toString() {
    return "routes";
  }
}
