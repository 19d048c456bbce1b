package org.dozvon.dialog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the bot says at one place, in each language, perhaps in several variants. Immutable.
 *
 * @param variants per language at least one variant of at least one sentence
 */
record Prompt(Map<Locale, List<List<Template>>> variants) {
  /** Says nothing. */
  static final Prompt NONE = new Prompt(Map.of());

  Prompt {
    variants = Map.copyOf(variants);
  }

  /**
   * The sentences of one variant.
   *
   * @param turn counts up on every use, so that the variants take turns
   */
  List<String> say(Locale language, int turn, Map<String, String> values, Speller speller) {
    List<List<Template>> choices = variants.getOrDefault(language, List.of());
    return choices.isEmpty()
        ? List.of()
        : choices.get(turn % choices.size()).stream()
            .map(sentence -> sentence.fill(values, speller))
            .filter(sentence -> !sentence.isBlank())
            .toList();
  }

  /** Every sentence of a language that holds no values. */
  List<String> fixed(Locale language, Speller speller) {
    return variants.getOrDefault(language, List.of()).stream()
        .flatMap(List::stream)
        .filter(sentence -> sentence.names().isEmpty())
        .map(sentence -> sentence.fill(Map.of(), speller))
        .toList();
  }

  /** The names of all values used. */
  Set<String> names() {
    return variants.values().stream()
        .flatMap(List::stream)
        .flatMap(List::stream)
        .flatMap(sentence -> sentence.names().stream())
        .collect(Collectors.toSet());
  }
}
