package org.dozvon.wording;

/** Symbols and foreign letters that would make a voice stumble, as letters of its language. */
final class Letters {
  private static final String LATIN = "abcdefghijklmnopqrstuvwxyz";
  private static final String[] AS_RUSSIAN = {
    "а", "б", "к", "д", "е", "ф", "г", "х", "и", "дж", "к", "л", "м", "н", "о", "п", "к", "р", "с",
    "т", "у", "в", "в", "кс", "и", "з"
  };
  private static final String CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
  private static final String[] AS_ENGLISH = {
    "a", "b", "v", "g", "d", "e", "yo", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s",
    "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"
  };

  private Letters() {}

  static String cyrillic(String text) {
    String worded = text.replace("%", " процентов ").replace("№", " номер ").replace("+", " плюс ");
    return letters(worded.replace("&", " и ").replace("@", " собака "), LATIN, AS_RUSSIAN);
  }

  static String latin(String text) {
    String worded = text.replace("%", " percent ").replace("№", " number ").replace("+", " plus ");
    return letters(worded.replace("&", " and ").replace("@", " at "), CYRILLIC, AS_ENGLISH);
  }

  private static String letters(String text, String from, String[] to) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              int at = from.indexOf(Character.toLowerCase(c));
              if (at >= 0) {
                out.append(to[at]);
              } else if (c >= '0' && c <= '9') {
                out.append((char) c);
              } else if (Character.isLetter(c) || ",.!?;:-'".indexOf(c) >= 0) {
                out.appendCodePoint(c);
              } else {
                out.append(' ');
              }
            });
    return out.toString();
  }
}
