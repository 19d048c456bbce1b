package org.dozvon.phonebank.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * One fault that strikes callers in all moments at once. The timetable before it, in seconds from
 * "all are prepared": what each caller does takes its time until the caller is where the fault is
 * to find it, and the last to get there, on the way to the queue for 1.5 s, tells when.
 */
final class Round {
  private static final Duration PREPARED = Duration.ofSeconds(40);
  private static final Duration ON_THE_WAY = Duration.ofSeconds(25);

  private final FaultLab lab;
  private final Fault fault;
  private final Map<Moment, FaultCaller> callers = new EnumMap<>(Moment.class);
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("caller-", 0).factory());

  Round(FaultLab lab, Fault fault) {
    this.lab = lab;
    this.fault = fault;
    for (Moment moment : Moment.values()) {
      callers.put(moment, new FaultCaller(lab, moment.number()));
    }
  }

  /**
   * Plays it.
   *
   * @return empty when a caller was not in the moment it was meant for (a machine with other work
   *     to do); nothing was broken then
   */
  Optional<Row> play() throws IOException, InterruptedException {
    lab.clear();
    try {
      all(
          List.of(
              this::toQueue,
              later(4.5, Moment.SPEAKING),
              later(4.5, Moment.ROUTE),
              later(4.5, Moment.BETWEEN)),
          PREPARED);
      for (Callable<?> step : timetable()) {
        Future<?> unused = threads.submit(step);
      }
      lab.calls().await(Moment.BETWEEN.number(), "HandedOver", ON_THE_WAY);
      TimeUnit.MILLISECONDS.sleep(300);
      if (!look()) {
        return Optional.empty();
      }
      long before = System.nanoTime();
      fault.strike(lab);
      long struck = fault.callers() == Fault.Callers.SIT_IT_OUT ? System.nanoTime() : before;
      Map<Moment, Future<Cell>> cells = new EnumMap<>(Moment.class);
      callers.forEach(
          (moment, caller) ->
              cells.put(moment, threads.submit(() -> finish(moment, caller, struck))));
      TimeUnit.SECONDS.sleep(2);
      lab.freeAgents();
      Map<String, Cell> row = new LinkedHashMap<>();
      for (Map.Entry<Moment, Future<Cell>> cell : cells.entrySet()) {
        row.put(cell.getKey().label(), Cell.of(cell.getValue()));
      }
      return Optional.of(new Row(fault.name(), row, after(row)));
    } finally {
      callers.values().forEach(FaultCaller::close);
      threads.shutdownNow();
    }
  }

  private List<Callable<?>> timetable() {
    return List.of(
        at(0, Moment.LISTENING, FaultCaller::dial),
        at(7.2, Moment.BETWEEN, caller -> caller.say("person-1")),
        at(5.7, Moment.ROUTE, caller -> caller.say("balance-1")),
        at(6.2, Moment.SPEAKING, caller -> caller.say("hours-1")),
        at(7.7, Moment.GREETING, FaultCaller::dial));
  }

  private Void toQueue() throws IOException, InterruptedException {
    FaultCaller caller = callers.get(Moment.QUEUE);
    caller.hearGreeting();
    caller.sayUntil("person-1", "JoinedQueue");
    return null;
  }

  private Callable<Void> later(double seconds, Moment moment) {
    return at(seconds, moment, FaultCaller::hearGreeting);
  }

  private Callable<Void> at(double seconds, Moment moment, FaultCaller.Doing doing) {
    return () -> {
      TimeUnit.MILLISECONDS.sleep((long) (seconds * 1000));
      doing.by(callers.get(moment));
      return null;
    };
  }

  /** Whether the fault finds everybody where it should. */
  private boolean look() {
    return is(Moment.GREETING, c -> c.hearsVoice() && !c.has("CallerSaid"))
        && is(Moment.LISTENING, c -> c.has("BotSaid") && !c.hearsVoice() && !c.has("CallerSilent"))
        && is(Moment.SPEAKING, c -> c.has("CallerSaid") && c.hearsVoice())
        && is(Moment.ROUTE, c -> c.has("IntentFound") && !lab.calls().hasRoute(c.number()))
        && is(Moment.BETWEEN, c -> c.has("HandedOver") && !c.has("JoinedQueue"))
        && is(Moment.QUEUE, c -> c.has("JoinedQueue") && !c.has("PersonAnswered"));
  }

  private boolean is(Moment moment, Predicate<FaultCaller> there) {
    boolean is = there.test(callers.get(moment));
    if (!is) {
      System.err.println(
          "dozvon faults: not " + moment.label() + ": " + lab.calls().types(moment.number()));
    }
    return is;
  }

  private Cell finish(Moment moment, FaultCaller caller, long struck)
      throws IOException, InterruptedException {
    boolean dials = moment == Moment.BEFORE_ANSWER;
    if (dials) {
      caller.dial();
    }
    long since = fault.callers() == Fault.Callers.REDIAL ? caller.redial(struck) : struck;
    return caller.toPerson(since, FaultCaller.ASKS, fault.mostSilence());
  }

  /** What had been said must have come to the agent, and be there when the gateway is. */
  private List<String> after(Map<String, Cell> row) throws IOException, InterruptedException {
    List<String> wrong = new ArrayList<>();
    Map<String, String> known = new LinkedHashMap<>();
    Map<String, List<String>> said = new LinkedHashMap<>();
    for (Moment moment : Moment.values()) {
      known.put(moment.label(), lab.calls().id(moment.number()));
      said.put(moment.label(), lab.calls().said(moment.number()));
    }
    fault.mend(lab);
    lab.follow();
    for (Map.Entry<String, Cell> cell : row.entrySet()) {
      String call = known.get(cell.getKey());
      if (!call.isEmpty() && fault.callers() != Fault.Callers.REDIAL) {
        new Remembered(lab, cell.getKey(), call, said.get(cell.getKey()))
            .into(wrong, cell.getValue());
      }
    }
    wrong.addAll(new Leaks(lab).left());
    return wrong;
  }

  private void all(List<Callable<Void>> steps, Duration limit)
      throws IOException, InterruptedException {
    for (Future<Void> step : threads.invokeAll(steps, limit.toMillis(), TimeUnit.MILLISECONDS)) {
      if (step.isCancelled()) {
        throw new IOException("the callers did not get to their places within " + limit);
      }
    }
  }
}
