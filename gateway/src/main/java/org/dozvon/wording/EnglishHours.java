package org.dozvon.wording;

import java.time.LocalTime;
import java.util.Optional;

/** "Half past nine", "quarter to ten", "five past three". Immutable. */
record EnglishHours(NumberWords numbers) implements TimeReader.FromTheHour {
  private static final int HALF = 30;
  private static final int QUARTER = 15;
  private static final int HOUR = 60;
  private static final int HOURS = 24;

  @Override
  public Optional<Found<LocalTime>> at(Tokens words, int at) {
    return minutes(words, at)
        .filter(minutes -> minutes.value() < HOUR)
        .flatMap(minutes -> of(words, minutes));
  }

  private Optional<Found<Long>> minutes(Tokens words, int at) {
    return switch (words.at(at)) {
      case "half" -> Optional.of(new Found<>((long) HALF, at, at + 1, false));
      case "quarter" -> Optional.of(new Found<>((long) QUARTER, at, at + 1, false));
      default -> {
        Optional<Found<Long>> number = numbers.cardinal(words, at);
        yield number.map(
            n ->
                words.at(n.to()).startsWith("minute")
                    ? new Found<>(n.value(), at, n.to() + 1, false)
                    : n);
      }
    };
  }

  private Optional<Found<LocalTime>> of(Tokens words, Found<Long> minutes) {
    boolean past = words.at(minutes.to()).equals("past") || words.at(minutes.to()).equals("after");
    boolean to = words.at(minutes.to()).equals("to");
    boolean british = words.at(minutes.from()).equals("half") && !past && !to;
    if (!past && !to && !british) {
      return Optional.empty();
    }
    return numbers
        .cardinal(words, british ? minutes.to() : minutes.to() + 1)
        .filter(hour -> hour.value() < HOURS)
        .map(
            hour -> {
              LocalTime full = LocalTime.of((int) (long) hour.value(), 0);
              LocalTime time =
                  to
                      ? twelve(full.minusMinutes(minutes.value()))
                      : full.plusMinutes(minutes.value());
              return new Found<>(time, minutes.from(), hour.to(), true);
            });
  }

  /** "Quarter to one" is on the twelve-hour clock a quarter to thirteen. */
  private static LocalTime twelve(LocalTime time) {
    return time.getHour() == 0 ? time.withHour(12) : time;
  }
}
