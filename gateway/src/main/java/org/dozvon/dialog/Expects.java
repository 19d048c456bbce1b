package org.dozvon.dialog;

import java.util.List;
import java.util.Locale;
import java.util.Map;

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
   */
  record Phrase(Map<Locale, List<String>> phrases, boolean free, int keys) implements Expects {
    public Phrase {
      phrases = Map.copyOf(phrases);
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
