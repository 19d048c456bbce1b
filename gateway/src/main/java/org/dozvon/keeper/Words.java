package org.dozvon.keeper;

import java.time.Duration;

/** Figures in plain words. */
final class Words {
  private Words() {}

  /** Such as {@code 45 s} or {@code 2 min 5 s}. */
  static String seconds(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole / 60 + " min" + (whole % 60 == 0 ? "" : " " + whole % 60 + " s");
  }

  static String time(Duration duration) {
    return seconds(duration.toMillis() / 1000.0);
  }

  static String points(int points) {
    return points == 1 ? "1 point" : points + " points";
  }

  static String callers(int count) {
    return count == 1 ? "1 caller" : count + " callers";
  }
}
