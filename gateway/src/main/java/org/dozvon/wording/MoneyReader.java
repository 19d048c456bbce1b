package org.dozvon.wording;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads amounts of money, in hundredths: "twelve dollars fifty", "twelve fifty", "fifty cents",
 * "двенадцать рублей пятьдесят копеек". Immutable.
 */
final class MoneyReader {
  private static final int HUNDRED = 100;
  private static final int HALF = 50;
  private static final List<String> CODES = List.of("RUB", "USD", "EUR");
  private static final Set<String> SLANG =
      Set.of("bucks", "buck", "ruble", "rubles", "рублями", "рублям", "евро", "руб", "коп");
  private static final Set<String> SMALL_SLANG = Set.of("копейку", "коп");
  private static final Set<String> ZERO = Set.of("oh", "zero", "ноль");
  private static final Set<String> POINT = Set.of("point", "точка", "запятая");
  private static final List<String> AND_A_HALF = List.of("and a half", "с половиной");
  private static final Set<String> ONE_AND_A_HALF = Set.of("полтора", "полторы");

  private final NumberWords numbers;
  private final Set<String> whole;
  private final Set<String> rest;

  MoneyReader(NumberWords numbers) {
    this.numbers = numbers;
    this.whole = units(SLANG, true);
    this.rest = units(SMALL_SLANG, false);
    whole.removeAll(rest);
  }

  private static Set<String> units(Set<String> slang, boolean whole) {
    Set<String> units = new LinkedHashSet<>(slang);
    for (String code : CODES) {
      for (boolean russian : new boolean[] {false, true}) {
        Currency currency = Currency.of(code, russian);
        units.addAll(Arrays.asList(whole ? currency.whole() : currency.rest()));
      }
    }
    return units;
  }

  Optional<Found<Long>> find(Tokens words, Mention mention) {
    return Several.pick(Several.all(words, at -> at(words, at, mention)), words);
  }

  /** The words of a language's most likely currency, for grammars. */
  static Set<String> units(boolean russian) {
    Set<String> units = new LinkedHashSet<>();
    Currency unit = Currency.of(russian ? "RUB" : "USD", russian);
    units.addAll(Arrays.asList(unit.whole()));
    units.addAll(Arrays.asList(unit.rest()));
    return units;
  }

  private Optional<Found<Long>> at(Tokens words, int at, Mention mention) {
    Optional<Found<Long>> amount = whole(words, at);
    if (amount.isEmpty()) {
      return Optional.empty();
    }
    Found<Long> first = amount.get();
    if (words.has(first.to(), rest)) {
      return Optional.of(new Found<>(first.value() / HUNDRED, at, first.to() + 1, true))
          .filter(cents -> cents.value() < HUNDRED);
    }
    boolean named = words.has(first.to() - 1, whole);
    Found<Long> all = smaller(words, first, named).orElse(first);
    boolean marked = named || words.has(all.to() - 1, whole) || words.has(all.to() - 1, rest);
    return Optional.of(all).filter(any -> marked || mention == Mention.ANSWER);
  }

  /** "Twelve", "twelve and a half", "twelve dollars", "a dollar". */
  private Optional<Found<Long>> whole(Tokens words, int at) {
    if (words.has(at, whole)) {
      return Optional.of(new Found<>((long) HUNDRED, at, at + 1, false));
    }
    boolean more = words.has(at, ONE_AND_A_HALF);
    Optional<Found<Long>> number =
        more ? oneAndAHalf(words, at) : numbers.cardinal(words, at).map(n -> n.as(n.value() * 100));
    return number
        .map(count -> half(words, count))
        .map(
            count ->
                words.has(count.to(), whole)
                    ? new Found<>(count.value(), at, count.to() + 1, false)
                    : count);
  }

  private Optional<Found<Long>> oneAndAHalf(Tokens words, int at) {
    long unit = numbers.cardinal(words, at + 1).map(Found::value).orElse(1L);
    return Optional.of(new Found<>(unit * (HUNDRED + HALF), at, at + (unit == 1 ? 1 : 2), true));
  }

  private static Found<Long> half(Tokens words, Found<Long> count) {
    return AND_A_HALF.stream()
        .filter(half -> words.stands(count.to(), half))
        .findFirst()
        .map(
            half ->
                new Found<>(
                    count.value() + HALF,
                    count.from(),
                    count.to() + half.split(" ", -1).length,
                    true))
        .orElse(count);
  }

  /** What follows a whole amount: "fifty cents", "fifty", "oh five", "point five". */
  private Optional<Found<Long>> smaller(Tokens words, Found<Long> whole, boolean named) {
    if (whole.whole()) {
      return Optional.empty();
    }
    int to = whole.to();
    boolean point = words.has(to, POINT);
    int from = point || words.at(to).equals("and") || words.at(to).equals("и") ? to + 1 : to;
    boolean zero = words.has(from, ZERO);
    Optional<Found<Long>> small = numbers.cardinal(words, zero ? from + 1 : from);
    if (small.isEmpty()) {
      return Optional.empty();
    }
    Found<Long> rest = small.get();
    boolean units = words.has(rest.to(), this.rest);
    boolean fits =
        rest.value() < (zero ? 10 : HUNDRED)
            && (named || zero || point || units || rest.value() >= 10);
    long cents = point && !zero && !units && rest.value() < 10 ? rest.value() * 10 : rest.value();
    return fits && !words.has(rest.to(), this.whole)
        ? Optional.of(
            new Found<>(
                whole.value() + cents, whole.from(), units ? rest.to() + 1 : rest.to(), true))
        : Optional.empty();
  }
}
