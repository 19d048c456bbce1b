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
    System.out.printf("%-24s %8s %8s %8s %8s%n", "words", "right", "asked", "keys", "wrong");
    for (Locale language : List.of(Locale.ENGLISH, Locale.of("ru"))) {
      for (int rate : new int[] {0, 10, 20}) {
        WordErrors errors = HeldPhrases.errors(hotline, language, rate / 100.0);
        Map<HeldPhrases.Outcome, Integer> count = new EnumMap<>(HeldPhrases.Outcome.class);
        for (HeldPhrases.Phrase phrase : HeldPhrases.of(language)) {
          String heard = errors.heard(phrase.text());
          HeldPhrases.Outcome outcome = HeldPhrases.outcome(hotline, language, phrase, heard);
          count.merge(outcome, 1, Integer::sum);
          boolean told =
              switch (outcome) {
                case WRONG -> options.contains("--wrong");
                case KEYS -> options.contains("--missed");
                case RIGHT, ASKED -> false;
              };
          if (told && rate == 0) {
            System.out.println(
                phrase.wish() + "|" + phrase.text() + " -> " + name(hotline, language, heard));
          }
        }
        print(language, rate, count);
      }
    }
  }

  private static String name(Hotline hotline, Locale language, String heard) {
    return switch (hotline.matcher(language).match(Lexicon.normal(heard))) {
      case Match.Clear clear -> clear.intent().name();
      case Match.Unsure unsure -> unsure.intent().name() + "?";
      case Match.None none -> "none";
    };
  }

  private static void print(Locale language, int rate, Map<HeldPhrases.Outcome, Integer> count) {
    double all = count.values().stream().mapToInt(Integer::intValue).sum() / 100.0;
    System.out.printf(
        Locale.ROOT,
        "%-24s %7.1f%% %7.1f%% %7.1f%% %7.1f%%%n",
        language.toLanguageTag() + ", " + rate + " % misheard",
        count.getOrDefault(HeldPhrases.Outcome.RIGHT, 0) / all,
        count.getOrDefault(HeldPhrases.Outcome.ASKED, 0) / all,
        count.getOrDefault(HeldPhrases.Outcome.KEYS, 0) / all,
        count.getOrDefault(HeldPhrases.Outcome.WRONG, 0) / all);
  }
}
