package org.dozvon.dialog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds phrases in what was said without looking at all of them: every phrase stands under its
 * rarest word. Immutable; made once for each version of a hotline.
 */
record PhraseIndex(Map<String, List<Entry>> byWord) {
  private static final Comparator<Entry> LONGEST =
      Comparator.comparingInt((Entry entry) -> entry.phrase().length())
          .thenComparing(Entry::position, Comparator.reverseOrder());

  /**
   * A phrase.
   *
   * @param position in the list, from 0
   * @param words of its normal text
   */
  record Entry(String phrase, int position, Set<String> words) {}

  PhraseIndex {
    byWord = Map.copyOf(byWord);
  }

  static PhraseIndex of(List<String> phrases) {
    List<Entry> entries = new ArrayList<>();
    Map<String, Integer> often = new HashMap<>();
    for (String phrase : phrases) {
      Set<String> words = Set.copyOf(Lexicon.split(Lexicon.normal(phrase)));
      entries.add(new Entry(phrase, entries.size(), words));
      words.forEach(word -> often.merge(word, 1, Integer::sum));
    }
    Map<String, List<Entry>> byWord = new HashMap<>();
    for (Entry entry : entries) {
      entry.words().stream()
          .min(Comparator.comparing(often::get))
          .ifPresent(rarest -> byWord.computeIfAbsent(rarest, w -> new ArrayList<>()).add(entry));
    }
    return new PhraseIndex(byWord);
  }

  /** The longest phrase of which every word was said, in any order; of equals the first listed. */
  Optional<String> longest(String normal) {
    Set<String> said = new HashSet<>(Lexicon.split(normal));
    return said.stream()
        .flatMap(word -> byWord.getOrDefault(word, List.of()).stream())
        .filter(entry -> said.containsAll(entry.words()))
        .max(LONGEST)
        .map(Entry::phrase);
  }
}
