package org.dozvon.queue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the service level of an interval will be at its end, 0..1: from those who are counted
 * already, those who wait, and those who will come. Eight of ten levels lie between {@code low} and
 * {@code high}; LevelForecastTest measures that on simulated days. Who will hang up is not
 * foreseen: everybody is taken to wait for a person. Where hardly anybody is expected, one who
 * comes all the same may fare well or badly: that much the range is open.
 *
 * @param expected between low and high
 */
public record LevelForecast(double low, double expected, double high) {
  /** Eight of ten of a normal distribution lie within so many standard deviations. */
  private static final double EIGHT_OF_TEN = 1.28;

  /** How far predicted waits are off, in seconds, and as a share of the wait. */
  private static final double ERROR = 2;

  private static final double ERROR_SHARE = 0.4;

  /** What stands in the queue now says little of what stands there after so many seconds. */
  private static final double MEMORY = 180;

  /** Callers are late together, not each alone: the spread is wider than that of so many coins. */
  private static final double TOGETHER = 3;

  /** How far the load drifts until then: a share of the variance of a single caller's luck. */
  private static final double DRIFT = 0.22;

  /**
   * What is counted already.
   *
   * @param kept callers who kept the promise
   * @param counted of so many
   */
  public record Counted(int kept, int counted) {}

  /**
   * One who waits.
   *
   * @param waited seconds by the promise's clock
   * @param remaining seconds until a person answers, as predicted
   */
  public record Waiting(double waited, double remaining) {}

  /**
   * Those who will come.
   *
   * @param perSecond how many
   * @param left seconds until the interval ends
   * @param newcomer seconds that one who comes now would wait; empty: not known
   * @param lately callers counted lately, of whom {@code kept} kept the promise
   */
  public record Coming(double perSecond, double left, OptionalDouble newcomer, Counted lately) {
    /** Less than one caller is expected in the time that is left. */
    boolean isHardlyAnybody() {
      return left > 0 && perSecond * left < 1;
    }
  }

  /** Expected callers and successes, and the variance of the successes around the level. */
  private record Sum(double kept, double callers, double spread) {
    Sum plus(Sum other) {
      return new Sum(kept + other.kept, callers + other.callers, spread + other.spread);
    }
  }

  /**
   * The forecast; empty when there will be nobody to count.
   *
   * @param within seconds that keep the promise
   */
  public static Optional<LevelForecast> of(
      Counted counted, List<Waiting> waiting, Coming coming, double within) {
    Sum sum = new Sum(counted.kept(), counted.counted(), 0);
    if (coming.left() > 0) {
      for (Waiting each : waiting) {
        sum = sum.plus(of(each, coming.left(), within));
      }
      sum = sum.plus(arriving(coming, within, sum));
    }
    if (sum.callers() < 0.5) {
      return Optional.empty();
    }
    double expected = clamp(sum.kept() / sum.callers());
    double off = EIGHT_OF_TEN * Math.sqrt(sum.spread()) / sum.callers();
    LevelForecast made = new LevelForecast(clamp(expected - off), expected, clamp(expected + off));
    return Optional.of(coming.isHardlyAnybody() ? made.withOneMore(sum) : made);
  }

  /** One caller more, in time or late. */
  private LevelForecast withOneMore(Sum sum) {
    double callers = sum.callers() + 1;
    return new LevelForecast(
        Math.min(low, clamp(sum.kept() / callers)),
        expected,
        Math.max(high, clamp((sum.kept() + 1) / callers)));
  }

  /** Counts here only when a person answers before the interval ends. */
  private static Sum of(Waiting caller, double left, double within) {
    double here = chance(left, caller.remaining());
    double kept = chance(within - caller.waited(), caller.remaining());
    return new Sum(here * kept, here, here * kept * (1 - kept) * TOGETHER);
  }

  private static Sum arriving(Coming coming, double within, Sum before) {
    double wait = coming.newcomer().orElse(0);
    double callers = coming.perSecond() * Math.max(0, coming.left() - wait);
    Counted lately = coming.lately();
    double usual = (lately.kept() + 1.0) / (lately.counted() + 2.0);
    double now = coming.newcomer().isPresent() ? chance(within, wait) : usual;
    double weight = MEMORY / coming.left() * (1 - Math.exp(-coming.left() / MEMORY));
    double kept = weight * now + (1 - weight) * usual;
    double all = before.callers() + callers;
    double level = all == 0 ? kept : (before.kept() + callers * kept) / all;
    double luck = usual * (1 - usual);
    double unsure =
        luck / (lately.counted() + 2.0) * TOGETHER
            + luck * DRIFT * (1 - weight)
            + weight * (1 - weight) * (now - usual) * (now - usual);
    double coins = callers * kept * (1 - kept) * TOGETHER;
    double howMany = callers * (kept - level) * (kept - level);
    return new Sum(callers * kept, callers, coins + howMany + callers * callers * unsure);
  }

  /** That a wait that was predicted so is over within this time. */
  private static double chance(double within, double predicted) {
    if (within < 0) {
      return 0;
    }
    double z = (within - predicted) / (ERROR + ERROR_SHARE * Math.max(0, predicted));
    return 1 / (1 + Math.exp(-1.702 * z));
  }

  private static double clamp(double share) {
    return Math.min(1, Math.max(0, share));
  }
}
