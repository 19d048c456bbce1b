package org.dozvon.wording;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What callers may say in numbers, money, days and times, for recognition grammars: words, and
 * phrases where a word alone would be heard everywhere. Spelled as {@link Wording} spells.
 * Immutable.
 */
final class GrammarWords {
  private static final int HUNDRED = 100;

  /** So few are people, at a table or in a room. */
  private static final int COMPANY = 50;

  private final Wording wording;
  private final boolean russian;

  GrammarWords(Wording wording, boolean russian) {
    this.wording = wording;
    this.russian = russian;
  }

  /** The words of all numbers up to one. */
  Set<String> numbers(long max) {
    Set<String> words = new LinkedHashSet<>();
    long step = 1;
    for (long number = 0; number <= max && number < 1_000_000_000L; number += step) {
      step = number < HUNDRED ? 1 : step(number);
      for (Gender gender : russian ? Gender.values() : new Gender[] {Gender.MASCULINE}) {
        add(words, wording.number(number, gender));
      }
    }
    if (max <= COMPANY) {
      add(words, russian ? "двое трое четверо пятеро нас человека" : "people us of");
    }
    return words;
  }

  /** 100, 200, ... 1000, 2000, ... 10000, ...: what is between has no words of its own. */
  private static long step(long number) {
    long step = HUNDRED;
    while (step * 10 <= number) {
      step *= 10;
    }
    return step;
  }

  Set<String> money(long max) {
    Set<String> words = numbers(Math.max(max, HUNDRED - 1));
    words.addAll(MoneyReader.units(russian));
    words.addAll(russian ? List.of("и") : List.of("and", "point", "oh", "a"));
    return words;
  }

  private static void add(Set<String> words, String text) {
    words.addAll(
        Arrays.asList(text.toLowerCase(Locale.ROOT).replace("\u00ad", "").split("[ -]+", -1)));
  }
}
