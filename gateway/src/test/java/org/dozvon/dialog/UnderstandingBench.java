package org.dozvon.dialog;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well the shipped hotline understands phrasings that are none of its examples, as they are and
 * with 10 and 20 % of the words misheard. The same figures at every run. Option: {@code --wrong}
 * lists what was taken for something else, {@code --missed} what was not understood.
 */
public final class UnderstandingBench {
  private UnderstandingBench() {}

  /** Prints the table. */
  public static void main(String[] arguments) {
    List<String> options = List.of(arguments);
    Hotline hotline = GroceryFiles.hotline();
    System.out.printf(
        "%-34s %7s %7s %7s %7s %7s%n", "words", "right", "asked", "person", "keys", "wrong");
    for (Locale language : List.of(Locale.ENGLISH, Locale.of("ru"))) {
      for (int rate : new int[] {0, 10, 20}) {
        for (int half = 0; half < 2; half++) {
          print(hotline, language, rate, half, options);
        }
      }
    }
  }

  /**
   * One row.
   *
   * @param half 0: the lines that the limits were chosen with; 1: the others
   */
  private static void print(
      Hotline hotline, Locale language, int rate, int half, List<String> options) {
    WordErrors errors = HeldPhrases.errors(hotline, language, rate / 100.0);
    Map<HeldPhrases.Outcome, Integer> count = new EnumMap<>(HeldPhrases.Outcome.class);
    List<HeldPhrases.Phrase> phrases = HeldPhrases.of(language);
    for (int line = 0; line < phrases.size(); line++) {
      HeldPhrases.Phrase phrase = phrases.get(line);
      String heard = errors.heard(phrase.text());
      if (line % 2 == half) {
        HeldPhrases.Outcome outcome = HeldPhrases.outcome(hotline, language, phrase, heard);
        count.merge(outcome, 1, Integer::sum);
        if (rate == 0 && isTold(outcome, options)) {
          System.out.println(
              outcome + " " + phrase + " -> " + hotline.matcher(language).match(heard));
        }
      }
    }
    double all = count.values().stream().mapToInt(Integer::intValue).sum() / 100.0;
    System.out.printf(
        Locale.ROOT,
        "%-34s %6.1f%% %6.1f%% %6.1f%% %6.1f%% %6.1f%%%n",
        language.toLanguageTag()
            + ", "
            + rate
            + " % misheard, "
            + (half == 0 ? "tuned with" : "held"),
        count.getOrDefault(HeldPhrases.Outcome.RIGHT, 0) / all,
        count.getOrDefault(HeldPhrases.Outcome.ASKED, 0) / all,
        count.getOrDefault(HeldPhrases.Outcome.PERSON, 0) / all,
        count.getOrDefault(HeldPhrases.Outcome.KEYS, 0) / all,
        count.getOrDefault(HeldPhrases.Outcome.WRONG, 0) / all);
  }

  private static boolean isTold(HeldPhrases.Outcome outcome, List<String> options) {
    return switch (outcome) {
      case WRONG -> options.contains("--wrong");
      case KEYS, PERSON -> options.contains("--missed");
      case RIGHT, ASKED -> false;
    };
  }
}
