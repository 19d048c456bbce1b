package org.dozvon.wording;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Collection;
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
  private static final int MOST_DAYS = 31;
  private static final int MOST_MINUTES = 59;
  private static final int MOST_SPANS = 12;
  private static final int HOURS = 12;
  private static final int HUNDRED = 100;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2030;

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

  /** Days; years only of the past, for days of birth. */
  Set<String> dates(DateRange range) {
    Set<String> words = daysInPassing();
    add(words, russian ? "в во на через число числа" : "on the of in next this");
    add(
        words,
        russian ? "следующий следующую следующее день дня дней неделю недели" : "days weeks");
    words.addAll(russian ? List.of("на следующей неделе") : List.of("next week", "in a week"));
    words.addAll(numbers(MOST_SPANS));
    if (range != DateRange.FUTURE) {
      words.addAll(
          russian ? List.of("вчера", "назад", "года") : List.of("yesterday", "ago", "last"));
    }
    if (range == DateRange.PAST) {
      for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
        add(words, wording.dateAndYear(LocalDate.of(year, 1, 1)));
      }
      add(words, russian ? "тысяча" : "oh");
    }
    return words;
  }

  /** Days as they are told beside a wish. */
  Set<String> daysInPassing() {
    Set<String> words = new LinkedHashSet<>();
    words.addAll(
        russian
            ? List.of("сегодня", "завтра", "послезавтра")
            : List.of("today", "tomorrow", "the day after tomorrow"));
    for (DayOfWeek day : DayOfWeek.values()) {
      add(words, day.getDisplayName(TextStyle.FULL, russian ? Locale.of("ru") : Locale.ENGLISH));
    }
    if (russian) {
      add(words, "среду пятницу субботу");
    }
    for (Month month : Month.values()) {
      add(words, month.getDisplayName(TextStyle.FULL, russian ? Locale.of("ru") : Locale.ENGLISH));
    }
    for (int day = 1; day <= MOST_DAYS; day++) {
      wording.ordinals(day).forEach(ordinal -> add(words, ordinal));
    }
    return words;
  }

  Set<String> times() {
    Set<String> words = numbers(MOST_MINUTES);
    words.addAll(phrases());
    add(words, russian ? "в на час часа часов минут утра дня вечера ночи" : "at o'clock oh noon");
    return words;
  }

  /** Times as they are told beside a wish: never an hour alone. */
  Set<String> timesInPassing() {
    Set<String> words = new LinkedHashSet<>(phrases());
    for (int hour = 1; hour <= HOURS; hour++) {
      String said = wording.number(hour);
      for (String part :
          russian
              ? List.of("", " утра", " дня", " вечера", " тридцать")
              : List.of("", " in the morning", " in the afternoon", " p m", " thirty")) {
        words.add((russian ? "в " : "at ") + said + part);
      }
    }
    return words;
  }

  /** Counting from the hour, and the parts of the day. */
  private Collection<String> phrases() {
    Set<String> phrases = new LinkedHashSet<>();
    if (!russian) {
      phrases.addAll(
          List.of(
              "half past",
              "quarter past",
              "quarter to",
              "a quarter to",
              "a m",
              "p m",
              "at night",
              "in the morning",
              "in the afternoon",
              "in the evening"));
      return phrases;
    }
    phrases.addAll(List.of("половина", "без четверти", "четверть", "вечером", "утром"));
    for (int hour = 1; hour <= HOURS; hour++) {
      phrases.add("половина " + wording.ordinals(hour).getLast());
    }
    return phrases;
  }

  private static void add(Set<String> words, String text) {
    words.addAll(
        Arrays.asList(text.toLowerCase(Locale.ROOT).replace("\u00ad", "").split("[ -]+", -1)));
  }
}
