package org.dozvon.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How long everybody who waits will still wait. Each caller is predicted by every estimator when
 * they are first seen waiting, and what came of it says which estimator is believed. Look about
 * once a second. Confined to one thread; what it gives are values.
 */
public final class WaitPredictor {
  /**
   * What was said about a caller and what came of it; told once for each who was answered.
   *
   * @param seen when it was said: at most a look after joining
   * @param predicted by estimator, seconds from then
   * @param believed what the chosen one said
   * @param busy nobody was free for this caller
   * @param actual seconds from then
   */
  public record Tested(
      String queue,
      Instant seen,
      Map<String, Double> predicted,
      double believed,
      boolean busy,
      double actual) {
    /** Copies. */
    public Tested {
      predicted = Map.copyOf(predicted);
    }
  }

  /** By each estimator, in seconds. */
  private static final class Said {
    final Instant at;
    final double[] seconds;
    final double believed;
    final boolean busy;

    Said(Instant at, double[] seconds, double believed, boolean busy) {
      this.at = at;
      this.seconds = seconds;
      this.believed = believed;
      this.busy = busy;
    }
  }

  /** One queue's estimators. */
  private static final class Desk {
    final List<WaitEstimator> estimators;
    final EstimatorChoice choice;

    /** The last caller met free people and was answered so long after: bells and looks. */
    double overhead = 3;

    Desk(String queue, Duration planned) {
      estimators =
          List.of(
              new QueueLength(queue, false, planned),
              new QueueLength(queue, true, planned),
              new HeadOfLine(),
              new LastServed(queue),
              new AsteriskHold(queue));
      choice = new EstimatorChoice(estimators.stream().map(WaitEstimator::word).toList());
    }
  }

  private static final double NEW = 0.05;

  private final Function<String, Duration> planned;
  private final Consumer<Tested> tested;
  private final Map<String, Desk> desks = new TreeMap<>();
  private final Map<String, Said> said = new HashMap<>();
  private Map<String, Double> callers = Map.of();
  private Map<String, Double> newcomers = Map.of();

  /**
   * Has seen nothing.
   *
   * @param planned what a talk with the writing up takes in a queue, until it is measured
   * @param tested is told how good a prediction was
   */
  public WaitPredictor(Function<String, Duration> planned, Consumer<Tested> tested) {
    this.planned = planned;
    this.tested = tested;
  }

  /** Something ended on the floor. */
  public void ended(Outcome outcome) {
    if (outcome instanceof Outcome.Wait wait) {
      Optional.ofNullable(said.remove(wait.caller().caller()))
          .filter(s -> wait.end() == Outcome.Wait.End.ANSWERED)
          .ifPresent(s -> learn(wait, s));
    }
    desks.values().forEach(desk -> desk.estimators.forEach(e -> e.ended(outcome)));
  }

  private void learn(Outcome.Wait wait, Said before) {
    Desk desk = desk(wait.queue());
    // An event may be told later than it happened, and than the caller was looked at.
    double actual = Math.max(0, Duration.between(before.at, wait.at()).toMillis() / 1000.0);
    desk.choice.learn(before.seconds, actual);
    if (!before.busy) {
      desk.overhead += NEW * (Math.min(actual, 30) - desk.overhead);
    }
    Map<String, Double> predicted = new HashMap<>();
    for (int i = 0; i < before.seconds.length; i++) {
      predicted.put(desk.estimators.get(i).word(), before.seconds[i]);
    }
    tested.accept(
        new Tested(wait.queue(), before.at, predicted, before.believed, before.busy, actual));
  }

  /** Predicts for everybody. */
  public void look(List<QueueView> views, Instant now) {
    Map<String, Double> waiting = new HashMap<>();
    Map<String, Double> joining = new HashMap<>();
    Set<String> here = new HashSet<>();
    for (QueueView view : views) {
      Desk desk = desk(view.queue());
      desk.estimators.forEach(estimator -> estimator.look(view, now));
      int free = view.free();
      List<WaitingCaller> line =
          view.waiting().stream().filter(c -> c.ringing().isEmpty()).toList();
      for (int ahead = 0; ahead < line.size(); ahead++) {
        WaitingCaller caller = line.get(ahead);
        double[] all = predict(desk, ahead, caller.waited(now));
        waiting.put(caller.caller(), all[desk.choice.chosen()]);
        said.putIfAbsent(
            caller.caller(), new Said(now, all, all[desk.choice.chosen()], ahead >= free));
      }
      view.waiting().forEach(caller -> here.add(caller.caller()));
      joining.put(view.queue(), predict(desk, line.size(), Duration.ZERO)[desk.choice.chosen()]);
    }
    said.keySet().retainAll(here);
    callers = Map.copyOf(waiting);
    newcomers = Map.copyOf(joining);
  }

  private static double[] predict(Desk desk, int ahead, Duration waited) {
    double[] all = new double[desk.estimators.size()];
    for (int i = 0; i < all.length; i++) {
      WaitEstimator estimator = desk.estimators.get(i);
      double seconds = estimator.remaining(ahead, waited);
      // Delays have the bell in them; the formula has not.
      all[i] = estimator instanceof QueueLength ? seconds + desk.overhead : seconds;
    }
    return all;
  }

  /** Seconds that those who wait and are not being rung for will still wait, by unique id. */
  public Map<String, Double> callers() {
    return callers;
  }

  /** Seconds that one who joins now would wait, by queue. */
  public Map<String, Double> newcomers() {
    return newcomers;
  }

  /** The name of the estimator that is believed in a queue. */
  public String believed(String queue) {
    return desk(queue).choice.word();
  }

  private Desk desk(String queue) {
    return desks.computeIfAbsent(queue, name -> new Desk(name, planned.apply(name)));
  }
}
