package org.dozvon.wording;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words of a language about days. Immutable.
 *
 * @param phrases whole phrases to days from today; a longer one stands before a shorter
 * @param after words before a time span that lies ahead: "in three days"
 * @param ago words behind a time span that is over
 * @param next words before a weekday or a week that mean the coming week
 * @param last words that mean the past week
 * @param between words between the parts of a date that add nothing
 * @param onThe what makes of an ordinal number alone a day of the month, even in passing
 */
record DateWords(
    Map<String, Integer> phrases,
    Map<String, DayOfWeek> weekdays,
    Map<String, Month> months,
    Map<String, ChronoUnit> units,
    Set<String> after,
    Set<String> ago,
    Set<String> next,
    Set<String> last,
    Set<String> between,
    Set<String> onThe) {

  static DateWords of(boolean russian) {
    return russian ? russian() : english();
  }

  private static DateWords english() {
    Map<String, Integer> phrases = new LinkedHashMap<>();
    phrases.put("day after tomorrow", 2);
    phrases.put("day before yesterday", -2);
    phrases.put("tomorrow", 1);
    phrases.put("today", 0);
    phrases.put("tonight", 0);
    phrases.put("yesterday", -1);
    Map<String, ChronoUnit> units = new HashMap<>();
    units.putAll(Map.of("day", ChronoUnit.DAYS, "days", ChronoUnit.DAYS));
    units.putAll(Map.of("week", ChronoUnit.WEEKS, "weeks", ChronoUnit.WEEKS));
    units.putAll(Map.of("month", ChronoUnit.MONTHS, "months", ChronoUnit.MONTHS));
    return new DateWords(
        phrases,
        weekdays(Locale.ENGLISH),
        months(Locale.ENGLISH),
        units,
        Set.of("in"),
        Set.of("ago"),
        Set.of("next"),
        Set.of("last"),
        Set.of("the", "of", "a", "on"),
        Set.of("the"));
  }

  private static DateWords russian() {
    Map<String, Integer> phrases = new LinkedHashMap<>();
    phrases.put("послезавтра", 2);
    phrases.put("завтра", 1);
    phrases.put("сегодня", 0);
    phrases.put("вчера", -1);
    phrases.put("позавчера", -2);
    Map<String, DayOfWeek> weekdays = weekdays(Locale.of("ru"));
    Map.of("среду", 3, "среды", 3, "пятницу", 5, "пятницы", 5, "субботу", 6, "субботы", 6)
        .forEach((word, day) -> weekdays.put(word, DayOfWeek.of(day)));
    Map.of("понедельника", 1, "вторника", 2, "четверга", 4, "воскресенья", 7)
        .forEach((word, day) -> weekdays.put(word, DayOfWeek.of(day)));
    Map<String, ChronoUnit> units = new HashMap<>();
    words("день дня дней").forEach(word -> units.put(word, ChronoUnit.DAYS));
    words("неделю недели недель").forEach(word -> units.put(word, ChronoUnit.WEEKS));
    words("месяц месяца месяцев").forEach(word -> units.put(word, ChronoUnit.MONTHS));
    return new DateWords(
        phrases,
        weekdays,
        months(Locale.of("ru")),
        units,
        Set.of("через"),
        Set.of("назад"),
        words("следующий следующую следующее следующей следующая"),
        words("прошлый прошлую прошлое прошлой прошлая"),
        Set.of("числа", "число"),
        Set.of("на"));
  }

  private static Map<String, DayOfWeek> weekdays(Locale language) {
    Map<String, DayOfWeek> weekdays = new HashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      weekdays.put(word(day.getDisplayName(TextStyle.FULL, language)), day);
    }
    return weekdays;
  }

  private static Map<String, Month> months(Locale language) {
    Map<String, Month> months = new HashMap<>();
    for (Month month : Month.values()) {
      months.put(word(month.getDisplayName(TextStyle.FULL, language)), month);
      months.put(word(month.getDisplayName(TextStyle.FULL_STANDALONE, language)), month);
    }
    return months;
  }

  private static String word(String name) {
    return Tokens.of(name).at(0);
  }

  private static Set<String> words(String text) {
    return Set.copyOf(Arrays.asList(text.split(" ", -1)));
  }
}
