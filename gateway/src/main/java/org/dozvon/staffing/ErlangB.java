package org.dozvon.staffing;

/**
 * Lines without a queue (A. K. Erlang 1917): who finds none is turned away. By the recurrence
 * {@code B(n) = a B(n-1) / (n + a B(n-1))}, which neither overflows nor cancels.
 */
public final class ErlangB {
  private static final int MOST_LINES = 1_000_000;

  private ErlangB() {}

  /**
   * The share of callers who find every line taken.
   *
   * @param erlangs offered, 0..
   * @param lines 0..
   */
  public static double blocking(double erlangs, int lines) {
    check(erlangs);
    if (lines < 0 || lines > MOST_LINES) {
      throw new IllegalArgumentException(
          "lines: " + lines + " (expected: 0 to " + MOST_LINES + ")");
    }
    double blocking = 1;
    for (int n = 1; n <= lines; n++) {
      blocking = next(erlangs, blocking, n);
    }
    return blocking;
  }

  /**
   * The fewest lines that turn away at most this share.
   *
   * @param most above 0, at most 1
   */
  public static int lines(double erlangs, double most) {
    check(erlangs);
    if (!(most > 0 && most <= 1)) {
      throw new IllegalArgumentException(
          "the share that may be turned away: "
              + Goal.percent(most)
              + " (expected: above 0 % and at most 100 %)");
    }
    double blocking = 1;
    int lines = 0;
    while (blocking > most) {
      lines++;
      blocking = next(erlangs, blocking, lines);
    }
    return lines;
  }

  private static double next(double erlangs, double blocking, int n) {
    return erlangs * blocking / (n + erlangs * blocking);
  }

  private static void check(double erlangs) {
    if (!(erlangs >= 0 && erlangs <= Demand.MOST_ERLANGS)) {
      throw new IllegalArgumentException(
          "offered load: " + erlangs + " Erlang (expected: 0 to " + Demand.MOST_ERLANGS + ")");
    }
  }
}
