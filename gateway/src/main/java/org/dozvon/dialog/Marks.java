package org.dozvon.dialog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The marks in texts that tell how they are said: {@code ...}, {@code [pause 1s]}, {@code *}. */
final class Marks {
  private static final Pattern DOTS = Pattern.compile("\\s*(?:\\.{3,}|…)(\\s*)");
  private static final Pattern MARK = Pattern.compile("\\s*\\[([^\\[\\]]*)]\\s*|\\*");
  private static final Pattern PAUSE = Pattern.compile("pause(?:\\s+(\\d{1,4}(?:\\.\\d)?)(ms|s))?");
  private static final Duration USUAL = Duration.ofMillis(500);
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private Marks() {}

  /** Dots as a pause, so that they do not end a sentence. */
  static String dotted(String text) {
    return DOTS.matcher(text).replaceAll(" [pause]$1");
  }

  /**
   * The parts of a text without places for values.
   *
   * @throws IllegalArgumentException with a sentence about a mark that is not known
   */
  static List<Template.Part> parts(String text) {
    List<Template.Part> parts = new ArrayList<>();
    Matcher mark = MARK.matcher(text);
    int from = 0;
    while (mark.find()) {
      words(text.substring(from, mark.start()), parts);
      parts.add(
          mark.group(1) == null
              ? new Template.Part.Emphasis()
              : new Template.Part.Pause(pause(mark.group(1).strip())));
      from = mark.end();
    }
    words(text.substring(from), parts);
    return parts;
  }

  private static void words(String text, List<Template.Part> parts) {
    if (text.indexOf('[') >= 0 || text.indexOf(']') >= 0) {
      throw new IllegalArgumentException(
          "a square bracket without its partner: \"" + text.strip() + "\" (expected: [pause 1s])");
    }
    if (!text.isEmpty()) {
      parts.add(new Template.Part.Words(text));
    }
  }

  private static Duration pause(String inside) {
    Matcher matcher = PAUSE.matcher(inside);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "["
              + inside
              + "] is not known (expected: [pause], [pause 1s], [pause 300ms]; *words* to stress)");
    }
    if (matcher.group(1) == null) {
      return USUAL;
    }
    double number = Double.parseDouble(matcher.group(1));
    Duration length =
        Duration.ofMillis(Math.round(matcher.group(2).equals("s") ? number * 1000 : number));
    if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("[" + inside + "] (expected: 100ms to 5s)");
    }
    return length;
  }
}
