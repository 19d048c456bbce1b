package org.dozvon.insight;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words in the one form in which they are stored, searched and counted. */
public final class SearchWords {
  /** As long as the column. */
  private static final int LONGEST = 20_000;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private SearchWords() {}

  /**
   * Lower case, without accents on Latin letters' compatibility forms, {@code ё} as {@code е}, only
   * letters and digits, a blank before every word; empty when there is none. At most 20,000
   * characters: what is longer is cut.
   */
  public static String normal(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace('ё', 'е');
    String words = NO_WORD.matcher(plain).replaceAll(" ").strip();
    String all = words.isEmpty() ? "" : " " + words;
    return all.length() <= LONGEST ? all : all.substring(0, LONGEST);
  }

  /** The same of many texts. */
  public static String normal(List<String> texts) {
    return normal(String.join(" ", texts));
  }

  /** The words of a text in that form, in their order. */
  public static List<String> split(String text) {
    String normal = normal(text);
    return normal.isEmpty() ? List.of() : List.of(normal.substring(1).split(" ", -1));
  }

  /**
   * The words of a text that say something about its matter: of four letters or more, each once.
   *
   * @param common words that say nothing
   */
  public static Set<String> telling(String normal, Set<String> common) {
    return split(normal).stream()
        .filter(word -> word.length() >= 4 && word.chars().anyMatch(Character::isLetter))
        .filter(word -> !common.contains(word))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
