package org.dozvon.keeper;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitingCaller;

/** The figures of one queue at one moment. */
record Gauge(QueueView view, Measures.Level level, Predictions predictions, Instant now) {
  /** A level of fewer callers says nothing. */
  static final int FEWEST_CALLS = 5;

  OptionalDouble of(Trigger.Figure figure) {
    return switch (figure) {
      case LEVEL -> enough(level.rolling(), level.rollingCalls());
      case LEVEL_INTERVAL -> enough(level.interval(), level.intervalCalls());
      case WAITING -> OptionalDouble.of(view.waiting().size());
      case FREE -> OptionalDouble.of(view.free());
      case PREDICTED_NEXT ->
          view.waiting().isEmpty()
              ? OptionalDouble.empty()
              : of(Trigger.Figure.PREDICTED, view.waiting().getFirst());
      case PREDICTED, GENTLE_PREDICTED, WAIT ->
          view.waiting().stream()
              .map(caller -> of(figure, caller))
              .flatMapToDouble(OptionalDouble::stream)
              .max();
    };
  }

  /** A caller's own figure; empty: the caller has none. */
  OptionalDouble of(Trigger.Figure figure, WaitingCaller caller) {
    return switch (figure) {
      case WAIT -> OptionalDouble.of(since(caller.facts().asked()));
      case PREDICTED -> plus(predictions.caller(caller.caller()), since(caller.facts().asked()));
      case GENTLE_PREDICTED ->
          caller.facts().gentle()
              ? plus(predictions.caller(caller.caller()), since(caller.facts().answered()))
              : OptionalDouble.empty();
      default -> OptionalDouble.empty();
    };
  }

  boolean all(List<Trigger> triggers) {
    return triggers.stream()
        .allMatch(trigger -> of(trigger.figure()).stream().anyMatch(trigger::holds));
  }

  /** Whether those triggers hold for this caller that are about callers. */
  boolean all(List<Trigger> triggers, WaitingCaller caller) {
    return triggers.stream()
        .filter(trigger -> trigger.figure().isOfCallers())
        .allMatch(trigger -> of(trigger.figure(), caller).stream().anyMatch(trigger::holds));
  }

  /** What is not known is no reason to go on, unless somebody waits and the level is not known. */
  boolean isOver(Trigger until) {
    OptionalDouble figure = of(until.figure());
    if (figure.isPresent()) {
      return until.holds(figure.getAsDouble());
    }
    return until.figure().unit() != Trigger.Unit.SHARE || view.waiting().isEmpty();
  }

  /** The figures behind these triggers, for people. */
  String tell(List<Trigger> triggers) {
    return String.join(
        ", ",
        triggers.stream()
            .map(
                trigger -> {
                  OptionalDouble figure = of(trigger.figure());
                  return trigger.figure().word()
                      + " "
                      + (figure.isPresent() ? trigger.text(figure.getAsDouble()) : "unknown")
                      + " ("
                      + trigger.side().name().toLowerCase(Locale.ROOT)
                      + " "
                      + trigger.valueText()
                      + ")";
                })
            .toList());
  }

  private double since(Instant begin) {
    return Duration.between(begin, now).toMillis() / 1000.0;
  }

  private static OptionalDouble plus(OptionalDouble left, double passed) {
    return left.isPresent() ? OptionalDouble.of(left.getAsDouble() + passed) : left;
  }

  private static OptionalDouble enough(OptionalDouble level, int calls) {
    return calls >= FEWEST_CALLS ? level : OptionalDouble.empty();
  }
}
