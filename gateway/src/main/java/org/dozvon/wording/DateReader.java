package org.dozvon.wording;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a day: "tomorrow", "next monday", "the thirtieth of november", "через три дня". A day with
 * its month counts more than a weekday beside it. Immutable.
 */
final class DateReader {
  private static final int MOST_SPANS = 1000;
  private static final int MOST_DAYS = 31;

  private final NumberWords numbers;
  private final DateWords table;

  DateReader(NumberWords numbers, boolean russian) {
    this.numbers = numbers;
    this.table = DateWords.of(russian);
  }

  DateWords table() {
    return table;
  }

  Optional<Found<LocalDate>> find(Tokens words, DayChoice choice, Mention mention) {
    return Stream.<Kind>of(this::written, this::span, this::phrase, this::weekday, this::day)
        .map(kind -> Several.all(words, at -> kind.at(words, at, choice)))
        .map(all -> all.stream().filter(found -> isClear(words, found, mention)).toList())
        .filter(all -> !all.isEmpty())
        .findFirst()
        .flatMap(all -> Several.pick(all, words))
        .filter(found -> choice.range().holds(found.value(), choice.today()));
  }

  private interface Kind {
    Optional<Found<LocalDate>> at(Tokens words, int at, DayChoice choice);
  }

  /** An ordinal number in passing is a day only with "on the" before it or its month. */
  private boolean isClear(Tokens words, Found<LocalDate> found, Mention mention) {
    boolean bare = !found.whole() && numbers.ordinal(words, found.from()).isPresent();
    return mention == Mention.ANSWER || !bare || words.has(found.from() - 1, table.onThe());
  }

  /** With its month: "november thirtieth", "the thirtieth of november", and perhaps a year. */
  private Optional<Found<LocalDate>> written(Tokens words, int at, DayChoice choice) {
    Month before = table.months().get(words.at(at));
    Optional<Found<Long>> day = dayNumber(words, before == null ? at : skip(words, at + 1));
    if (day.isEmpty()) {
      return Optional.empty();
    }
    int then = before == null ? skip(words, day.get().to()) : day.get().to();
    Month month = before == null ? table.months().get(words.at(then)) : before;
    if (month == null) {
      return figures(words, at, choice);
    }
    int to = before == null ? then + 1 : then;
    Optional<Found<Long>> year = numbers.year(words, to);
    long number = day.get().value();
    return year.map(y -> DayChoice.date(number, month, y.value()))
        .orElseGet(() -> choice.dayOfYear(number, month))
        .map(date -> new Found<>(date, at, year.map(Found::to).orElse(to), true));
  }

  /** Typed: "30.11", "30.11.2026", "2026-11-30". */
  private static Optional<Found<LocalDate>> figures(Tokens words, int at, DayChoice choice) {
    if (!words.at(at).matches("\\d{1,2}|\\d{4}") || !words.at(at + 1).matches("0?[1-9]|1[0-2]")) {
      return Optional.empty();
    }
    int first = Integer.parseInt(words.at(at));
    Month month = Month.of(Integer.parseInt(words.at(at + 1)));
    String third = words.at(at + 2);
    if (words.at(at).length() == 4) {
      return Optional.of(third)
          .filter(day -> day.matches("\\d{1,2}"))
          .flatMap(day -> DayChoice.date(Integer.parseInt(day), month, first))
          .map(date -> new Found<>(date, at, at + 3, true));
    }
    return third.matches("\\d{4}")
        ? DayChoice.date(first, month, Integer.parseInt(third))
            .map(date -> new Found<>(date, at, at + 3, true))
        : choice.dayOfYear(first, month).map(date -> new Found<>(date, at, at + 2, true));
  }

  private Optional<Found<Long>> dayNumber(Tokens words, int at) {
    return numbers
        .ordinal(words, at)
        .or(() -> numbers.cardinal(words, at))
        .filter(day -> day.value() >= 1 && (day.value() <= MOST_DAYS || isYear(words, at)));
  }

  private static boolean isYear(Tokens words, int at) {
    return words.at(at).matches("\\d{4}");
  }

  private int skip(Tokens words, int at) {
    int next = at;
    while (words.has(next, table.between())) {
      next++;
    }
    return next;
  }

  /** "In three days", "a week from today", "two days ago". */
  private Optional<Found<LocalDate>> span(Tokens words, int at, DayChoice choice) {
    boolean ahead = words.has(at, table.after());
    int from = ahead ? skip(words, at + 1) : at;
    Optional<Found<Long>> count =
        numbers.cardinal(words, from).filter(number -> number.value() <= MOST_SPANS);
    int then = count.map(Found::to).orElse(from);
    ChronoUnit unit = table.units().get(words.at(then));
    if (unit == null) {
      return Optional.empty();
    }
    long many = count.map(Found::value).orElse(1L);
    if (ahead) {
      return Optional.of(new Found<>(choice.today().plus(many, unit), at, then + 1, true));
    }
    if (words.has(then + 1, table.ago())) {
      return Optional.of(new Found<>(choice.today().minus(many, unit), at, then + 2, true));
    }
    boolean hence = words.stands(then + 1, "from today") || words.stands(then + 1, "from now");
    return Optional.of(new Found<>(choice.today().plus(many, unit), at, then + 3, true))
        .filter(date -> hence);
  }

  private Optional<Found<LocalDate>> phrase(Tokens words, int at, DayChoice choice) {
    return table.phrases().entrySet().stream()
        .filter(phrase -> words.stands(at, phrase.getKey()))
        .findFirst()
        .map(
            phrase ->
                new Found<>(
                    choice.today().plusDays(phrase.getValue()),
                    at,
                    at + phrase.getKey().split(" ", -1).length,
                    true));
  }

  private Optional<Found<LocalDate>> weekday(Tokens words, int at, DayChoice choice) {
    DayOfWeek day = table.weekdays().get(words.at(at));
    if (day == null) {
      return Optional.empty();
    }
    boolean next = isOf(table.next(), words, at);
    boolean last = isOf(table.last(), words, at);
    LocalDate date = next || last ? choice.weekday(day, next ? 1 : -1) : choice.weekday(day);
    return Optional.of(new Found<>(date, next || last ? Math.max(0, at - 1) : at, at + 1, true));
  }

  /** "Next friday", "friday next week". */
  private boolean isOf(Set<String> which, Tokens words, int at) {
    if (words.has(at - 1, which)) {
      return true;
    }
    for (int i = 0; i < words.size(); i++) {
      if (words.has(i, which) && List.of("week", "неделе", "недели").contains(words.at(i + 1))) {
        return true;
      }
    }
    return false;
  }

  /** A day of the month alone. */
  private Optional<Found<LocalDate>> day(Tokens words, int at, DayChoice choice) {
    return numbers
        .ordinal(words, at)
        .filter(day -> day.value() >= 1 && day.value() <= MOST_DAYS)
        .filter(day -> !numbers.isInside(words, at) && !hasMonth(words, day))
        .flatMap(
            day ->
                choice
                    .dayOfMonth(day.value())
                    .map(date -> new Found<>(date, at, skip(words, day.to()), false)));
  }

  /** Whether a month stands beside it, with which it makes no date: "february thirtieth". */
  private boolean hasMonth(Tokens words, Found<Long> day) {
    int before = words.has(day.from() - 1, table.between()) ? day.from() - 2 : day.from() - 1;
    return leadsOn(words.at(before)) || leadsOn(words.at(skip(words, day.to())));
  }

  /** Whether more must come: a month without its day. */
  boolean leadsOn(String word) {
    return table.months().containsKey(word);
  }
}
