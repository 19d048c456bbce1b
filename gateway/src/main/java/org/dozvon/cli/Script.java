package org.dozvon.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which letters a language is written in. */
final class Script {
  private Script() {}

  /** The tag of the language whose letters a text has: {@code ru} for Cyrillic, else {@code en}. */
  static String of(String text) {
    return text.chars().anyMatch(Script::isCyrillic) ? "ru" : "en";
  }

  /** The words of a text with letters that the language does not have. */
  static List<String> foreign(String text, Locale language) {
    boolean russian = language.getLanguage().equals("ru");
    return Arrays.stream(text.split("[^\\p{L}\\p{M}\\p{N}'-]+"))
        .filter(word -> word.chars().anyMatch(Character::isLetter))
        .filter(word -> !word.chars().allMatch(c -> isOf(c, russian)))
        .distinct()
        .toList();
  }

  private static boolean isOf(int letter, boolean russian) {
    if (!Character.isLetter(letter)) {
      return true;
    }
    return russian
        ? isCyrillic(letter)
        : Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
  }

  private static boolean isCyrillic(int letter) {
    return Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC;
  }
}
