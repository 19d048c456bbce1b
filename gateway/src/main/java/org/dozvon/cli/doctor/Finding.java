package org.dozvon.cli.doctor;

/**
 * What a check has found: one line.
 *
 * @param what was looked at, a word
 * @param text what is so
 * @param remedy what to do; empty when nothing is to be done
 */
public record Finding(Level level, String what, String text, String remedy) {
  /** How bad it is. */
  public enum Level {
    /** Well. */
    OK("ok"),
    /** Works, but look at it. */
    WARN("warn"),
    /** Callers would notice. */
    FAIL("FAIL"),
    /** Could not be looked at. */
    SKIP("skip");

    private final String word;

    Level(String word) {
      this.word = word;
    }
  }

  /** Well. */
  public static Finding ok(String what, String text) {
    return new Finding(Level.OK, what, text, "");
  }

  /** Works, but look at it. */
  public static Finding warn(String what, String text, String remedy) {
    return new Finding(Level.WARN, what, text, remedy);
  }

  /** Callers would notice. */
  public static Finding fail(String what, String text, String remedy) {
    return new Finding(Level.FAIL, what, text, remedy);
  }

  /** Could not be looked at. */
  public static Finding skip(String what, String why) {
    return new Finding(Level.SKIP, what, why, "");
  }

  /** As it is printed. */
  public String line() {
    String begin = String.format("%-4s  %-11s %s", level.word, what, text.replaceAll("\\s+", " "));
    return remedy.isEmpty() ? begin : begin + " -> " + remedy;
  }
}
