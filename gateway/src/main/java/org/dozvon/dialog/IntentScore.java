package org.dozvon.dialog;

/**
 * How likely it is that an utterance means an intent.
 *
 * @param score 0..1; 1 is an example word for word
 * @param example the one that is most like it
 */
public record IntentScore(String intent, double score, String example) {
  /** From here on an intent is surely meant, if the next one is far enough behind. */
  public static final double CLEAR = IntentMatcher.CLEAR;

  /** From here on the caller is asked whether it is meant. */
  public static final double UNSURE = IntentMatcher.UNSURE;

  /** So far the next one must be behind. */
  public static final double MARGIN = IntentMatcher.MARGIN;
}
