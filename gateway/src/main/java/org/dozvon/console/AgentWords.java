package org.dozvon.console;

import java.util.regex.Pattern;

/** Words that people give to the queues: reasons, topics, outcomes. */
public final class AgentWords {
  /** What a dialplan or a log line must never get: control characters and its own syntax. */
  private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl},|;\"'\\\\$\\[\\]{}]{0,100}");

  private AgentWords() {}

  /** Whether it may go there: at most 100 characters, none of those that mean something there. */
  public static boolean fits(String text) {
    return TEXT.matcher(text).matches();
  }

  /** The same text with spaces where it does not fit, cut to 100 characters. */
  public static String fitting(String text) {
    String words = text.replaceAll("[\\p{Cntrl},|;\"'\\\\$\\[\\]{}]+", " ").strip();
    return words.length() > 100 ? words.substring(0, 100).strip() : words;
  }
}
