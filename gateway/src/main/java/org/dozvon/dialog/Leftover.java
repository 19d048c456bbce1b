package org.dozvon.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is left of an utterance when the words of one answer are taken out, so that no word answers
 * two questions: of "tomorrow at nine" a day leaves "at nine".
 */
final class Leftover {
  /** More words than this hold a story and not answers. */
  private static final int MOST_WORDS = 40;

  private Leftover() {}

  /**
   * The words without which the same answer is still found are left. Any kind of answer is
   * understood, as nothing but its own reader is asked.
   *
   * @param text normal
   * @param value the answer that was found in it; another one leaves nothing
   */
  static String of(Expects expects, String text, String value, Answers answers) {
    List<String> words = Lexicon.split(text);
    if (words.size() > MOST_WORDS || !holds(expects, words, value, answers)) {
      return "";
    }
    List<String> needed = new ArrayList<>(words);
    List<String> left = new ArrayList<>();
    for (int i = 0, at = 0; i < words.size(); i++) {
      String word = needed.remove(at);
      if (holds(expects, needed, value, answers)) {
        left.add(word);
      } else {
        needed.add(at++, word);
      }
    }
    return String.join(" ", left);
  }

  private static boolean holds(Expects expects, List<String> words, String value, Answers answers) {
    return answers.find(expects, String.join(" ", words)).equals(Optional.of(value));
  }
}
