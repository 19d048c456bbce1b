package org.dozvon.dialog;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dozvon.yaml.Nearest;
import org.dozvon.yaml.Place;
import org.dozvon.yaml.Problems;

/** Whether the recogniser knows the words that callers are expected to say; it drops the others. */
final class VocabularyCheck {
  /** As many as an admin reads; the rest is a number. */
  private static final int MOST = 20;

  private final Set<String> known;
  private final Problems warnings;

  /**
   * @param known the words of the speech model
   */
  VocabularyCheck(Set<String> known, Problems warnings) {
    this.known = known;
    this.warnings = warnings;
  }

  /**
   * Compares what is written, each word where it first stands.
   *
   * @param everywhere words understood in every hotline, which no admin can write otherwise
   */
  void check(Locale language, Collection<WrittenPhrase> written, Collection<String> everywhere) {
    Map<String, Place> unknown = new LinkedHashMap<>();
    for (WrittenPhrase phrase : written) {
      if (phrase.language().equals(language)) {
        words(phrase.text()).stream()
            .filter(word -> !known.contains(word))
            .forEach(word -> unknown.putIfAbsent(word, phrase.place()));
      }
    }
    unknown.entrySet().stream().limit(MOST).forEach(e -> warn(language, e.getKey(), e.getValue()));
    if (unknown.size() > MOST) {
      warnings.add(
          List.copyOf(unknown.values()).get(MOST),
          "and "
              + (unknown.size() - MOST)
              + " more words that the recogniser does not know ("
              + language.toLanguageTag()
              + ")");
    }
    warnEverywhere(language, everywhere.stream().filter(w -> !unknown.containsKey(w)).toList());
  }

  private void warnEverywhere(Locale language, Collection<String> everywhere) {
    List<String> unknown = everywhere.stream().filter(w -> !known.contains(w)).sorted().toList();
    if (!unknown.isEmpty()) {
      warnings.add(
          new Place("hotline.yaml", 1, 1),
          "the recogniser lacks words that are understood in every hotline ("
              + language.toLanguageTag()
              + "): "
              + String.join(", ", unknown.stream().limit(MOST).toList())
              + (unknown.size() > MOST ? " and " + (unknown.size() - MOST) + " more" : "")
              + " (nothing to mend here: a bigger model knows them, see ./dozvon models list)");
    }
  }

  private void warn(Locale language, String word, Place place) {
    warnings.add(
        place,
        "the recogniser has no word \""
            + word
            + "\" ("
            + language.toLanguageTag()
            + ") and will not hear it"
            + nearest(word).map(other -> " (it knows \"" + other + "\")").orElse(""));
  }

  private Optional<String> nearest(String word) {
    return known.stream()
        .filter(other -> Math.abs(other.length() - word.length()) <= 2)
        .filter(other -> beginsAlike(word, other))
        .min(
            Comparator.comparingInt((String other) -> Nearest.distance(word, other))
                .thenComparing(other -> other))
        .filter(other -> Nearest.distance(word, other) <= Math.max(1, word.length() / 2));
  }

  /** Another form of the word helps; a word of another stem that looks like it misleads. */
  private static boolean beginsAlike(String word, String other) {
    int alike = Math.max(2, (word.length() + 1) / 2);
    return other.length() >= alike && word.startsWith(other.substring(0, alike));
  }

  private static List<String> words(String phrase) {
    return List.of(phrase.toLowerCase(Locale.ROOT).strip().split("[^\\p{L}\\p{N}'-]+")).stream()
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
