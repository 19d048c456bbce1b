package org.dozvon.keeper;

import java.time.Duration;
import java.util.List;

/**
 * One rung of the ladder: when it is reached, what is done.
 *
 * @param name by which steps and journals refer to it; different in one queue
 * @param when all of these must hold
 * @param until the rung is left when this holds; on the other side of one of {@code when}
 * @param hold how long {@code when} must hold first
 * @param least how long it stays at least, and {@code until} must hold for half of that
 * @param every the least time between two acts; of acts for callers: for the same caller
 * @param mostPerMinute acts in a minute
 */
public record Rung(
    String name,
    List<Trigger> when,
    Trigger until,
    Act act,
    Duration hold,
    Duration least,
    Duration every,
    int mostPerMinute) {
  private static final double QUARTER = 0.25;
  private static final double SHARE = 0.05;

  /** Gentle callers who would be late go first; below 60 % somebody is told. */
  public static final List<Rung> DEFAULT_LADDER =
      List.of(
          of(
              "gentle first",
              new Trigger(Trigger.Figure.GENTLE_PREDICTED, Trigger.Side.OVER, 15),
              new Act.RaisePriority(12)),
          of(
              "tell somebody",
              new Trigger(Trigger.Figure.LEVEL, Trigger.Side.UNDER, 0.6),
              new Act.Alarm()));

  /** Copies. */
  public Rung {
    when = List.copyOf(when);
  }

  /** A rung with the usual times and the usual margin. */
  public static Rung of(String name, Trigger when, Act act) {
    return new Rung(
        name,
        List.of(when),
        margin(when),
        act,
        usualHold(act),
        Duration.ofSeconds(60),
        usualEvery(act),
        usualMost(act));
  }

  /** What must hold before a rung is left when the file does not say: the value and a margin. */
  public static Trigger margin(Trigger when) {
    boolean over = when.side() == Trigger.Side.OVER;
    double v = when.value();
    double value =
        switch (when.figure().unit()) {
          case SHARE ->
              rounded(over ? Math.max(v - SHARE, v / 2) : Math.min(v + SHARE, (v + 1) / 2));
          case SECONDS -> over ? v * (1 - QUARTER) : v * (1 + QUARTER);
          case COUNT -> {
            long margin = Math.max(1, Math.round(v * QUARTER));
            yield over ? Math.max(1, v + 1 - margin) : v - 1 + margin;
          }
        };
    return new Trigger(when.figure(), when.side().other(), value);
  }

  private static double rounded(double share) {
    return Math.round(share * 10_000) / 10_000.0;
  }

  /** Callers are helped at once; what changes the queue waits a little. */
  public static Duration usualHold(Act act) {
    return act.isForCallers() ? Duration.ZERO : Duration.ofSeconds(10);
  }

  /** How long between two acts when the file does not say. */
  public static Duration usualEvery(Act act) {
    return switch (act) {
      case Act.Alarm a -> Duration.ofMinutes(15);
      case Act.Comfort a -> Duration.ofSeconds(60);
      case Act.Widen a -> Duration.ofSeconds(20);
      default -> Duration.ZERO;
    };
  }

  /** How many acts a minute when the file does not say. */
  public static int usualMost(Act act) {
    return switch (act) {
      case Act.RaisePriority a -> 60;
      case Act.Alarm a -> 1;
      case Act.AdviseBot a -> 2;
      case Act.Widen a -> 6;
      default -> 30;
    };
  }
}
