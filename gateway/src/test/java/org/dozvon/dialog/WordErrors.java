package org.dozvon.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes of what was said what a recogniser might hear: of the words that go wrong, six of ten are
 * taken for another word, three are lost, and beside one another is heard. Confined to one thread.
 */
final class WordErrors {
  private static final double TAKEN_FOR_ANOTHER = 0.6;
  private static final double LOST = 0.9;

  private final List<String> words;
  private final double rate;
  private final RandomGenerator random;

  /**
   * Errors of a recogniser that knows these words.
   *
   * @param words not empty
   * @param rate 0..1: the share of words that go wrong
   */
  WordErrors(List<String> words, double rate, RandomGenerator random) {
    this.words = List.copyOf(words);
    this.rate = rate;
    this.random = random;
  }

  /** What is heard of it; perhaps nothing. */
  String heard(String said) {
    List<String> heard = new ArrayList<>();
    for (String word : Lexicon.split(Lexicon.normal(said))) {
      if (random.nextDouble() >= rate) {
        heard.add(word);
        continue;
      }
      double kind = random.nextDouble();
      if (kind >= LOST) {
        heard.add(word);
      }
      if (kind < TAKEN_FOR_ANOTHER || kind >= LOST) {
        heard.add(words.get(random.nextInt(words.size())));
      }
    }
    return String.join(" ", heard);
  }
}
