package org.dozvon.wording;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the words of numbers are worth, "seven" and "seventh" in every gender and case, and the
 * reading of well-formed numbers: "two hundred five" is one, "two five" are two. Immutable.
 */
final class NumberWords {
  private static final int THOUSAND = 1000;
  private static final int MILLION = 1_000_000;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;
  private static final int CENTURY = 100;
  private static final String AND = "and";

  /** Of people, never of hours. */
  private static final Map<String, Integer> COUNTED =
      Map.of(
          "двое",
          2,
          "двоих",
          2,
          "трое",
          3,
          "троих",
          3,
          "четверо",
          4,
          "четверых",
          4,
          "пятеро",
          5,
          "пятерых",
          5);

  private final Map<String, Integer> cardinals = new HashMap<>();
  private final Map<String, Integer> ordinals = new HashMap<>();

  /** Whether years are said as two numbers. */
  private final boolean inPairs;

  NumberWords(Locale language) {
    RuleBasedNumberFormat spell =
        new RuleBasedNumberFormat(language, RuleBasedNumberFormat.SPELLOUT);
    inPairs = language.getLanguage().equals("en");
    for (String rules : spell.getRuleSetNames()) {
      if (rules.startsWith("%spellout-cardinal")) {
        gather(spell, rules, cardinals);
        gatherScales(spell, rules);
      } else if (rules.startsWith("%spellout-ordinal")) {
        gather(spell, rules, ordinals);
      }
    }
    ordinals.keySet().removeAll(cardinals.keySet());
    cardinals.putAll(Map.of("oh", 0, "нуль", 0, "couple", 2, "пара", 2, "пару", 2));
    cardinals.putAll(COUNTED);
  }

  private static void gather(RuleBasedNumberFormat spell, String rules, Map<String, Integer> to) {
    for (int number = 0; number <= 2 * THOUSAND; number = next(number)) {
      Tokens said = Tokens.of(spell.format(number, rules));
      if (said.size() == 1) {
        to.putIfAbsent(said.at(0), number);
      }
    }
  }

  private void gatherScales(RuleBasedNumberFormat spell, String rules) {
    for (int scale : new int[] {THOUSAND, MILLION}) {
      for (int many : new int[] {1, 2, 5}) {
        Tokens said = Tokens.of(spell.format((long) many * scale, rules));
        cardinals.put(said.at(said.size() - 1), scale);
      }
    }
    if (spell.format(CENTURY, rules).contains(" ")) {
      cardinals.put("hundred", CENTURY);
    }
  }

  /** Every number below 20, then the tens, the hundreds, the thousands. */
  private static int next(int number) {
    return number < 20
        ? number + 1
        : number < CENTURY ? number + 10 : number < THOUSAND ? number + CENTURY : number + THOUSAND;
  }

  /** The longest cardinal number that begins at a place, in words or figures. */
  Optional<Found<Long>> cardinal(Tokens words, int at) {
    Sum sum = new Sum();
    int to = at;
    for (int i = at; i < words.size(); i++) {
      boolean and = words.at(i).equals(AND) && sum.isLarge() && takes(sum.copy(), words, i + 1);
      if (!and && !takes(sum, words, i)) {
        break;
      }
      to = and ? to : i + 1;
    }
    return to == at ? Optional.empty() : Optional.of(new Found<>(sum.value(), at, to, false));
  }

  /** The ordinal number that begins at a place: "thirtieth", "twenty first". */
  Optional<Found<Long>> ordinal(Tokens words, int at) {
    Sum sum = new Sum();
    for (int i = at; i < words.size(); i++) {
      String word = words.at(i);
      Integer last = ordinalOf(word);
      if (last != null && sum.take(last, false)) {
        return Optional.of(new Found<>(sum.value(), at, i + 1, false));
      }
      boolean and = word.equals(AND) && sum.isLarge();
      if (!and && !takes(sum, words, i)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** A year from 1900 to 2100, also as "twenty twenty six". */
  Optional<Found<Long>> year(Tokens words, int at) {
    Optional<Found<Long>> plain = ordinal(words, at).or(() -> cardinal(words, at));
    if (inPairs && plain.filter(year -> year.value() <= LAST_YEAR / CENTURY).isPresent()) {
      Found<Long> century = plain.get();
      int then = words.at(century.to()).equals("oh") ? century.to() + 1 : century.to();
      return cardinal(words, then)
          .filter(rest -> rest.value() < CENTURY)
          .map(rest -> new Found<>(century.value() * CENTURY + rest.value(), at, rest.to(), true))
          .filter(NumberWords::isYear);
    }
    return plain.filter(NumberWords::isYear);
  }

  private static boolean isYear(Found<Long> found) {
    return found.value() >= FIRST_YEAR && found.value() <= LAST_YEAR;
  }

  /** Whether a word goes on with a number that begins before it. */
  boolean isInside(Tokens words, int at) {
    return Stream.of(cardinal(words, at - 1), ordinal(words, at - 1))
        .flatMap(Optional::stream)
        .anyMatch(number -> number.to() > at);
  }

  /** Whether a word counts people. */
  static boolean isCount(String word) {
    return COUNTED.containsKey(word);
  }

  /** Figures count as a number's first word only. */
  private boolean takes(Sum sum, Tokens words, int at) {
    String word = words.at(at);
    if (word.matches("\\d{1,9}")) {
      return sum.isEmpty() && sum.take(figures(word), false);
    }
    Integer value = cardinals.get(word);
    return value != null && sum.take(value, word.equals("hundred"));
  }

  /** An ordinal's worth, also typed: "30th"; null when it is none. */
  private Integer ordinalOf(String word) {
    return word.matches("\\d{1,2}(st|nd|rd|th)")
        ? Integer.valueOf(figures(word))
        : ordinals.get(word);
  }

  private static int figures(String word) {
    return Integer.parseInt(word.replaceAll("\\D", ""));
  }

  /** A number as its words come: thousands that are complete, and what is below. */
  private static final class Sum {
    private long total;
    private long group = -1;
    private long scale = Long.MAX_VALUE;

    /** Adds a word's worth; whether it fits behind those before. */
    boolean take(long value, boolean hundred) {
      if (value >= THOUSAND && value % THOUSAND == 0 && group != 0) {
        return scaled(value);
      }
      if (hundred) {
        boolean fits = group < 0 || (group > 0 && group < CENTURY);
        group = fits ? Math.max(1, group) * CENTURY : group;
        return fits;
      }
      boolean fits = fits(value);
      group = fits ? Math.max(0, group) + value : group;
      return fits;
    }

    private boolean scaled(long value) {
      if (value >= scale) {
        return false;
      }
      total += Math.max(1, group) * value;
      group = -1;
      scale = value;
      return true;
    }

    private boolean fits(long value) {
      if (group < 0) {
        return value > 0 || total == 0;
      }
      long below = group % CENTURY;
      return group > 0
          && value > 0
          && (below == 0 ? value < CENTURY : below >= 20 && below % 10 == 0 && value < 10);
    }

    boolean isEmpty() {
      return group < 0 && total == 0;
    }

    /** Whether "and" may follow. */
    boolean isLarge() {
      return group >= CENTURY || (group < 0 && total > 0);
    }

    long value() {
      return total + Math.max(0, group);
    }

    Sum copy() {
      Sum copy = new Sum();
      copy.total = total;
      copy.group = group;
      copy.scale = scale;
      return copy;
    }
  }
}
