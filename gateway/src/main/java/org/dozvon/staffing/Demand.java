package org.dozvon.staffing;

import java.time.Duration;

/**
 * The work that callers bring in an interval.
 *
 * @param calls that come in it, 0..1e9; a forecast may be a fraction
 * @param over the interval's length, 1 s..31 d
 * @param handling how long a person is busy with one call, wrap-up included, 1 ms..1 d
 */
public record Demand(double calls, Duration over, Duration handling) {
  /** More work than this is a mistake of units. */
  static final double MOST_ERLANGS = 100_000;

  private static final Duration LONGEST_INTERVAL = Duration.ofDays(31);
  private static final Duration LONGEST_CALL = Duration.ofDays(1);

  /** Checks. */
  public Demand {
    if (!(calls >= 0 && calls <= 1e9)) {
      throw new IllegalArgumentException(
          "calls: " + calls + " (expected: a number from 0 to 1,000,000,000)");
    }
    within("the interval", over, Duration.ofSeconds(1), LONGEST_INTERVAL);
    within("the time for a call", handling, Duration.ofMillis(1), LONGEST_CALL);
    double erlangs = calls / seconds(over) * seconds(handling);
    if (erlangs > MOST_ERLANGS) {
      throw new IllegalArgumentException(
          "%.0f people would always be busy (expected: at most %.0f; is a unit wrong?)"
              .formatted(erlangs, MOST_ERLANGS));
    }
  }

  /** Calls a second. */
  public double rate() {
    return calls / seconds(over);
  }

  /** People who would always be busy if nobody ever left or idled. */
  public double erlangs() {
    return rate() * handlingSeconds();
  }

  double handlingSeconds() {
    return seconds(handling);
  }

  static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() / 1e9;
  }

  static void within(String what, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s: %s s (expected: %s to %s s)"
              .formatted(what, plain(value), plain(least), plain(most)));
    }
  }

  private static String plain(Duration duration) {
    return java.math.BigDecimal.valueOf(seconds(duration)).stripTrailingZeros().toPlainString();
  }
}
