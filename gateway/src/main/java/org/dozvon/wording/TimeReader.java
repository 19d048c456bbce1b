package org.dozvon.wording;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads a time of day: "nine thirty", "five p m", "three in the afternoon", "в пять вечера". How a
 * language counts from the hour ("half past nine", "без четверти десять") is its own class. An hour
 * that may be of the morning or the evening is taken for one of office hours. Immutable.
 */
final class TimeReader {
  private static final int HOUR = 60;
  private static final int DAY_HOURS = 24;
  private static final int HUNDRED = 100;
  private static final Set<String> BEFORE = Set.of("at", "в", "во", "к", "на");
  private static final Set<String> HOURS =
      Set.of("o'clock", "hours", "час", "часа", "часов", "часам");
  private static final Set<String> MINUTES =
      Set.of("minutes", "minute", "минут", "минуты", "минуту", "минута");
  private static final Set<String> ZERO = Set.of("oh", "zero", "ноль");
  private static final Set<String> NOON = Set.of("noon", "midday", "полдень", "полудню");
  private static final Set<String> MIDNIGHT = Set.of("midnight", "полночь", "полуночи");
  private static final String ONE_OCLOCK = "час";

  private final NumberWords numbers;
  private final FromTheHour fromTheHour;

  TimeReader(NumberWords numbers, boolean russian) {
    this.numbers = numbers;
    this.fromTheHour = russian ? new RussianHours(numbers) : new EnglishHours(numbers);
  }

  /** Counting from a full or half hour; the time is of the twelve-hour clock. */
  interface FromTheHour {
    Optional<Found<LocalTime>> at(Tokens words, int at);
  }

  Optional<Found<LocalTime>> find(Tokens words, Mention mention) {
    Tokens joined = spelledHalves(words);
    return Several.pick(Several.all(joined, at -> at(joined, at, mention)), joined);
  }

  /** "P m" is one word, and a gap. */
  private static Tokens spelledHalves(Tokens words) {
    return new Tokens(
        IntStream.range(0, words.size())
            .mapToObj(
                i ->
                    words.at(i).matches("[ap]") && words.at(i + 1).equals("m")
                        ? words.at(i) + "m"
                        : words.at(i).equals("m") && words.at(i - 1).matches("[ap]")
                            ? ""
                            : words.at(i))
            .toList());
  }

  private Optional<Found<LocalTime>> at(Tokens words, int at, Mention mention) {
    return Stream.<Optional<Found<LocalTime>>>of(
            named(words, at),
            fromTheHour.at(words, at).map(time -> inItsPart(words, time)),
            clock(words, at, mention))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Found<LocalTime>> named(Tokens words, int at) {
    boolean noon = words.has(at, NOON);
    return Optional.of(noon ? LocalTime.NOON : LocalTime.MIDNIGHT)
        .filter(time -> noon || words.has(at, MIDNIGHT))
        .map(time -> new Found<>(time, at, at + 1, true));
  }

  /** Hours, and perhaps minutes, "o'clock" and the part of the day. */
  private Optional<Found<LocalTime>> clock(Tokens words, int at, Mention mention) {
    boolean one = words.at(at).equals(ONE_OCLOCK);
    if (NumberWords.isCount(words.at(at)) || numbers.isInside(words, at)) {
      return Optional.empty();
    }
    boolean zero = words.has(at, ZERO) && isDigit(numbers.cardinal(words, at + 1));
    Optional<Found<Long>> hours =
        one
            ? Optional.of(new Found<>(1L, at, at + 1, false))
            : numbers.cardinal(words, zero ? at + 1 : at);
    Optional<Found<LocalTime>> military = hours.flatMap(h -> military(words, h));
    if (military.isPresent() || hours.isEmpty() || hours.get().value() >= DAY_HOURS) {
      return military;
    }
    int then = hours.get().to();
    boolean named = one || words.has(then, HOURS);
    Optional<Found<Long>> minutes = minutes(words, words.has(then, HOURS) ? then + 1 : then, named);
    int to = minutes.map(Found::to).orElse(words.has(then, HOURS) ? then + 1 : then);
    to = words.has(to, HOURS) ? to + 1 : to;
    int hour = (int) (long) hours.get().value();
    LocalTime time = LocalTime.of(hour, (int) (long) minutes.map(Found::value).orElse(0L));
    if (minutes.isEmpty() && isTooMany(numbers.cardinal(words, to))) {
      return Optional.empty();
    }
    boolean literal = zero || words.at(at).matches("0\\d");
    Found<LocalTime> found = new Found<>(time, at, to, minutes.isPresent());
    Found<LocalTime> timed = literal ? found : inItsPart(words, found);
    boolean marked = named || minutes.isPresent() || timed.to() > to || hasMark(words, at - 1, to);
    return Optional.of(timed).filter(any -> marked || mention == Mention.ANSWER);
  }

  private static boolean isDigit(Optional<Found<Long>> number) {
    return number.filter(n -> n.value() >= 1 && n.value() < 10).isPresent();
  }

  private static boolean isTooMany(Optional<Found<Long>> minutes) {
    return minutes.filter(n -> n.value() >= HOUR).isPresent();
  }

  /** "At nine", and "на девять" when no word follows that would be counted. */
  private static boolean hasMark(Tokens words, int before, int behind) {
    boolean counted = words.at(before).equals("на") && !words.at(behind).isEmpty();
    return words.has(before, BEFORE) && !counted;
  }

  /** "Twenty one hundred". */
  private static Optional<Found<LocalTime>> military(Tokens words, Found<Long> said) {
    boolean hours =
        said.value() % HUNDRED == 0
            && said.value() > 0
            && said.value() < DAY_HOURS * HUNDRED
            && words.at(said.to() - 1).equals("hundred");
    return Optional.of(said)
        .filter(any -> hours)
        .map(any -> said.as(LocalTime.of((int) (said.value() / HUNDRED), 0)));
  }

  /** "Thirty", "oh five", "пять минут". */
  private Optional<Found<Long>> minutes(Tokens words, int at, boolean named) {
    boolean zero = words.has(at, ZERO);
    Optional<Found<Long>> said = numbers.cardinal(words, zero ? at + 1 : at);
    if (said.isEmpty()) {
      return Optional.empty();
    }
    Found<Long> number = said.get();
    boolean unit = words.has(number.to(), MINUTES);
    boolean fits =
        zero
            ? number.value() < 10
            : number.value() < HOUR
                && (number.value() >= 10 || (named && unit) || words.at(at).matches("0\\d"));
    return Optional.of(new Found<>(number.value(), at, unit ? number.to() + 1 : number.to(), true))
        .filter(any -> fits);
  }

  /** With the part of the day that follows, or stands elsewhere in what was said. */
  private static Found<LocalTime> inItsPart(Tokens words, Found<LocalTime> found) {
    int at = found.to();
    while (words.has(at, Set.of("in", "the", "at"))) {
      at++;
    }
    Optional<DayPart> next = DayPart.of(words.at(at));
    Optional<DayPart> part = next.or(() -> elsewhere(words));
    int said = found.value().getHour();
    int hour = part.map(p -> p.hour(said)).orElseGet(() -> DayPart.plausible(said));
    return new Found<>(
        found.value().withHour(hour),
        found.from(),
        next.isPresent() ? at + 1 : found.to(),
        found.whole() || part.isPresent());
  }

  private static Optional<DayPart> elsewhere(Tokens words) {
    return IntStream.range(0, words.size())
        .filter(i -> !List.of("good", "доброе", "добрый").contains(words.at(i - 1)))
        .mapToObj(words::at)
        .flatMap(word -> DayPart.of(word).stream())
        .findFirst();
  }
}
