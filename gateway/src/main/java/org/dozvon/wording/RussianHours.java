package org.dozvon.wording;

import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/**
 * "Половина десятого", "четверть десятого", "без пяти десять", "пять минут десятого". Immutable.
 */
record RussianHours(NumberWords numbers) implements TimeReader.FromTheHour {
  private static final long HALF = 30;
  private static final long QUARTER = 15;
  private static final int HOUR = 60;
  private static final int HOURS = 12;
  private static final Set<String> HALVES = Set.of("половина", "половине", "половину", "пол");
  private static final Set<String> QUARTERS = Set.of("четверть", "четверти");
  private static final String WITHOUT = "без";
  private static final String HALF_OF = "пол";

  @Override
  public Optional<Found<LocalTime>> at(Tokens words, int at) {
    if (words.at(at).equals(WITHOUT)) {
      return minutes(words, at + 1).flatMap(minutes -> before(words, at, minutes));
    }
    if (words.has(at, HALVES)) {
      return into(words, new Found<>(HALF, at, at + 1, false));
    }
    if (words.at(at).startsWith(HALF_OF)) {
      Tokens hour = Tokens.of(words.at(at).substring(HALF_OF.length()));
      return into(hour, new Found<>(HALF, 0, 0, false))
          .map(time -> new Found<>(time.value(), at, at + 1, true));
    }
    return minutes(words, at).flatMap(minutes -> into(words, minutes));
  }

  private Optional<Found<Long>> minutes(Tokens words, int at) {
    return words.has(at, QUARTERS)
        ? Optional.of(new Found<>(QUARTER, at, at + 1, false))
        : numbers
            .cardinal(words, at)
            .filter(minutes -> minutes.value() < HOUR && minutes.value() > 0)
            .map(
                minutes ->
                    words.at(minutes.to()).startsWith("минут")
                        ? new Found<>(minutes.value(), at, minutes.to() + 1, false)
                        : minutes);
  }

  /** "Без пяти десять". */
  private Optional<Found<LocalTime>> before(Tokens words, int at, Found<Long> minutes) {
    int to = minutes.to();
    boolean one = words.at(to).equals("час");
    return (one ? Optional.of(new Found<>(1L, to, to + 1, false)) : numbers.cardinal(words, to))
        .filter(hour -> hour.value() >= 1 && hour.value() <= 2 * HOURS)
        .map(
            hour -> {
              int previous = hour.value() == 1 ? HOURS : (int) (hour.value() - 1);
              LocalTime time = LocalTime.of(previous, (int) (HOUR - minutes.value()));
              return new Found<>(time, at, hour.to(), true);
            });
  }

  /** "Пять минут десятого": of the hour that ends at ten. */
  private Optional<Found<LocalTime>> into(Tokens words, Found<Long> minutes) {
    return numbers
        .ordinal(words, minutes.to())
        .filter(hour -> hour.value() >= 1 && hour.value() <= HOURS)
        .filter(hour -> words.at(hour.to() - 1).endsWith("го"))
        .map(
            hour -> {
              int previous = hour.value() == 1 ? HOURS : (int) (hour.value() - 1);
              LocalTime time = LocalTime.of(previous, (int) (long) minutes.value());
              return new Found<>(time, minutes.from(), hour.to(), true);
            });
  }
}
