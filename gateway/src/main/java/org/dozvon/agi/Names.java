package org.dozvon.agi;

import java.time.Duration;
import java.util.regex.Pattern;

/** Which texts may stand unquoted in a command line; none of them contains a space or a quote. */
final class Names {
  static final Pattern APPLICATION = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

  /** A variable, with the leading underscores of inheritance, or a function with arguments. */
  static final Pattern VARIABLE =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,79}(\\([A-Za-z0-9_,:./@-]{0,80}\\))?");

  static final Pattern CONTEXT = Pattern.compile("[A-Za-z0-9_.-]{1,79}");
  static final Pattern EXTENSION = Pattern.compile("[A-Za-z0-9_.*#+-]{1,79}");
  static final Pattern PRIORITY = Pattern.compile("[1-9][0-9]{0,8}|[A-Za-z_][A-Za-z0-9_-]{0,78}");
  static final Pattern FILE = Pattern.compile("(?!.*\\.\\.)[A-Za-z0-9_./-]{1,255}");
  static final Pattern DIGITS = Pattern.compile("[0-9*#A-D]{0,16}");
  static final Pattern SPOKEN_DIGITS = Pattern.compile("[0-9*#]{1,64}");
  static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_./@+-]{1,120}");

  private Names() {}

  static void require(Pattern pattern, String text, String what) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "%s: '%s' (expected: %s)".formatted(what, WireText.printable(text), pattern));
    }
  }

  static void requireRange(int number, int least, int most, String what) {
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          "%s: %d (expected: %d to %d)".formatted(what, number, least, most));
    }
  }

  /** Asterisk reads a C int of milliseconds. */
  static void requireMillis(Duration timeout) {
    if (timeout.isNegative() || timeout.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException(
          "timeout: %s (expected: 0 ms to 24 days)".formatted(timeout));
    }
  }
}
