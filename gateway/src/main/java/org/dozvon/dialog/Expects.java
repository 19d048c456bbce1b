package org.dozvon.dialog;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What kind of answer a question wants. */
sealed interface Expects
    permits Expects.Digits, Expects.YesNo, Expects.OneOf, Expects.Phrase, Expects.Free, Figure {
  /** A row of digits, said or typed; {@code 1 <= min <= max <= 20}. */
  record Digits(int min, int max) implements Expects {}

  /** Yes (key 1) or no (key 2); the value is {@code yes} or {@code no}. */
  record YesNo() implements Expects {}

  /** Words as they were heard; by keys nothing. */
  record Free() implements Expects {}

  /** One of a few things; the value is the option's name. */
  record OneOf(List<Option> options) implements Expects {
    public OneOf {
      options = List.copyOf(options);
    }
  }

  /**
   * One of a list of phrases, the first nine also by keys 1..9 when they are offered.
   *
   * @param phrases per language, lower case
   * @param free whether other words are taken as they are (a street that the list lacks)
   * @param keys how many of the first phrases are offered by key
   * @param index of the phrases, per language
   */
  record Phrase(
      Map<Locale, List<String>> phrases, boolean free, int keys, Map<Locale, PhraseIndex> index)
      implements Expects {
    /**
     * A longer list is listened for at its own question only: beside a wish it is heard instead.
     */
    static final int MOST_IN_PASSING = 1000;

    public Phrase {
      phrases = Map.copyOf(phrases);
      index = Map.copyOf(index);
    }

    Phrase(Map<Locale, List<String>> phrases, boolean free, int keys) {
      this(phrases, free, keys, indexed(phrases));
    }

    /** The longest phrase that is in a normal text. */
    Optional<String> find(Locale language, String normal) {
      return Optional.ofNullable(index.get(language)).flatMap(found -> found.longest(normal));
    }

    private static Map<Locale, PhraseIndex> indexed(Map<Locale, List<String>> phrases) {
      Map<Locale, PhraseIndex> index = new HashMap<>();
      phrases.forEach((language, all) -> index.put(language, PhraseIndex.of(all)));
      return index;
    }
  }

  /**
   * A thing to choose.
   *
   * @param key 1..9
   * @param phrases how it is said, per language; the first is how the bot says it
   */
  record Option(String name, int key, Map<Locale, List<String>> phrases) {
    public Option {
      phrases = Map.copyOf(phrases);
    }
  }
}
