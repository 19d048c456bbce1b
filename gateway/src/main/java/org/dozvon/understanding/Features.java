package org.dozvon.understanding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is seen of a sentence: its stems, pairs of neighbours, and four letters at a time, which
 * bring misheard words and other endings near. Immutable; safe for use by many threads.
 */
final class Features {
  private static final double PAIR = 0.5;
  private static final double EVERYDAY = 0.3;
  private static final double LETTERS = 0.3;
  private static final int GRAM = 4;

  private final Stemmer stemmer;

  Features(Stemmer stemmer) {
    this.stemmer = stemmer;
  }

  /** Name to weight; the squares of the weights sum up to 1, unless there is no word. */
  Map<String, Double> of(String text) {
    Map<String, Double> found = new LinkedHashMap<>();
    List<String> content = stemmer.content(text);
    content.forEach(stem -> found.put(stem, 1.0));
    List<String> all = stemmer.all(text);
    for (int i = 0; i + 1 < all.size(); i++) {
      found.put(all.get(i) + " " + all.get(i + 1), PAIR);
    }
    all.forEach(stem -> found.putIfAbsent(stem, EVERYDAY));
    content.forEach(stem -> letters("^" + stem + "$", found));
    double length = Math.sqrt(found.values().stream().mapToDouble(v -> v * v).sum());
    found.replaceAll((name, value) -> value / length);
    return found;
  }

  private static void letters(String stem, Map<String, Double> found) {
    for (int i = 0; i + GRAM <= stem.length(); i++) {
      found.putIfAbsent("#" + stem.substring(i, i + GRAM), LETTERS);
    }
  }
}
