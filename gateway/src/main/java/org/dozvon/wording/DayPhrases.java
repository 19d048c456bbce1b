package org.dozvon.wording;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How callers name days, for recognition grammars. Phrases rather than words, so that a recogniser
 * learns which words follow each other: "in three days" is not heard as "thirty tenth". Immutable.
 */
record DayPhrases(Wording wording, boolean russian) {
  private static final int MOST_DAYS = 31;
  private static final int MOST_SPANS = 10;
  private static final int FIRST_YEAR = 1920;
  private static final int LAST_YEAR = 2030;

  private static final List<String> WEEKDAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
  private static final List<String> RUSSIAN_WEEKDAYS =
      List.of(
          "в понедельник",
          "во вторник",
          "в среду",
          "в четверг",
          "в пятницу",
          "в субботу",
          "в воскресенье");
  private static final List<String> RUSSIAN_NEXT =
      List.of(
          "в следующий понедельник",
          "в следующий вторник",
          "в следующую среду",
          "в следующий четверг",
          "в следующую пятницу",
          "в следующую субботу",
          "в следующее воскресенье",
          "на следующей неделе");

  /** Beside a wish. */
  Set<String> inPassing() {
    Set<String> phrases = new LinkedHashSet<>();
    for (Month month : Month.values()) {
      phrases.add(month(month));
      phrases.addAll(russian ? List.of() : List.of("of " + month(month)));
    }
    for (int day = 1; day <= MOST_DAYS; day++) {
      for (String ordinal : wording.ordinals(day)) {
        phrases.addAll(
            russian
                ? List.of(ordinal, "на " + ordinal)
                : List.of("the " + ordinal, "on the " + ordinal));
      }
    }
    phrases.addAll(russian ? inRussian() : inEnglish());
    return phrases;
  }

  private static Set<String> inEnglish() {
    Set<String> phrases = new LinkedHashSet<>(List.of("today", "tomorrow"));
    phrases.add("the day after tomorrow");
    for (String day : WEEKDAYS) {
      phrases.addAll(List.of(day, "on " + day, "next " + day));
    }
    return phrases;
  }

  private static Set<String> inRussian() {
    Set<String> phrases =
        new LinkedHashSet<>(List.of("сегодня", "завтра", "на завтра", "послезавтра"));
    phrases.addAll(RUSSIAN_WEEKDAYS);
    RUSSIAN_WEEKDAYS.forEach(day -> phrases.add(day.substring(day.indexOf(' ') + 1)));
    return phrases;
  }

  /** When a day is asked for; with years only where a day of birth may be. */
  Set<String> asked(DateRange range) {
    Set<String> phrases = inPassing();
    for (int day = 1; day <= MOST_DAYS; day++) {
      phrases.addAll(wording.ordinals(day));
    }
    if (range != DateRange.PAST) {
      phrases.addAll(russian ? RUSSIAN_NEXT : List.of("next week"));
      phrases.addAll(spans(russian ? "через " : "in ", ""));
      phrases.add(russian ? "через неделю" : "in a week");
    }
    if (range != DateRange.FUTURE) {
      phrases.addAll(
          russian ? List.of("вчера", "позавчера", "неделю назад") : List.of("yesterday", "last"));
      phrases.addAll(spans("", russian ? " назад" : " ago"));
    }
    if (range == DateRange.PAST) {
      phrases.addAll(years());
    }
    return phrases;
  }

  private Set<String> spans(String before, String behind) {
    Set<String> spans = new LinkedHashSet<>();
    for (int many = 2; many <= MOST_SPANS; many++) {
      String days = wording.plural(many, forms("день дня дней", "day days"));
      String weeks = wording.plural(many, forms("неделю недели недель", "week weeks"));
      spans.add(before + wording.number(many) + " " + days + behind);
      spans.add(before + wording.number(many, Gender.FEMININE) + " " + weeks + behind);
    }
    return spans;
  }

  private String[] forms(String ofRussian, String ofEnglish) {
    return (russian ? ofRussian : ofEnglish).split(" ", -1);
  }

  private Set<String> years() {
    Set<String> years = new LinkedHashSet<>();
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      LocalDate first = LocalDate.of(year, 1, 1);
      String day = wording.date(first);
      String said = wording.dateAndYear(first).substring(day.length() + 1);
      years.add(said.toLowerCase(Locale.ROOT));
      years.add(said.replace("одна тысяча", "тысяча").toLowerCase(Locale.ROOT));
    }
    return years;
  }

  private String month(Month month) {
    Locale language = russian ? Locale.of("ru") : Locale.ENGLISH;
    return month.getDisplayName(TextStyle.FULL, language).toLowerCase(Locale.ROOT);
  }
}
