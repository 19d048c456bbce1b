package org.dozvon.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForecastTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

  private static DayRecord day(LocalDate date, int calls, int talks, double seconds) {
    List<DayRecord.HalfHour> half =
        new ArrayList<>(Collections.nCopies(DayRecord.SLOTS, DayRecord.HalfHour.NONE));
    half.set(20, new DayRecord.HalfHour(calls, talks, seconds));
    return new DayRecord(date, half);
  }

  private static Forecast at10(List<DayRecord> history, DayOfWeek weekday) {
    return Forecast.of(history, weekday, Optional.empty(), Duration.ofSeconds(20)).get(20);
  }

  @Test
  void isTheMeanOfTheSameHalfHourOfTheSameWeekday() {
    List<DayRecord> history =
        List.of(
            day(MONDAY, 100, 50, 50 * 120),
            day(MONDAY.plusDays(1), 900, 50, 50 * 600),
            day(MONDAY.plusDays(7), 200, 50, 50 * 240));

    Forecast forecast = at10(history, DayOfWeek.MONDAY);

    assertThat(forecast.calls()).isEqualTo(150);
    assertThat(forecast.basis()).isEqualTo(Forecast.Basis.SAME_WEEKDAY);
    assertThat(forecast.days()).isEqualTo(2);
    assertThat(forecast.handling()).isEqualTo(Duration.ofSeconds(200));
  }

  @Test
  void withFewSuchDaysItIsOfTheSameKindOfDay() {
    List<DayRecord> history =
        List.of(
            day(MONDAY, 100, 1, 60),
            day(MONDAY.plusDays(1), 200, 1, 120),
            day(MONDAY.plusDays(5), 900, 1, 180));

    Forecast friday = at10(history, DayOfWeek.FRIDAY);
    Forecast sunday = at10(history, DayOfWeek.SUNDAY);

    assertThat(friday.calls()).isEqualTo(150);
    assertThat(friday.basis()).isEqualTo(Forecast.Basis.SAME_KIND_OF_DAY);
    assertThat(sunday.calls()).isEqualTo(400);
    assertThat(sunday.basis()).isEqualTo(Forecast.Basis.ALL_DAYS);
    assertThat(friday.handling())
        .as("too few talks: the mean of all")
        .isEqualTo(Duration.ofSeconds(140));
  }

  @Test
  void dayWithoutCallsWasNotRecorded() {
    List<DayRecord> history =
        List.of(
            day(MONDAY, 100, 0, 0),
            day(MONDAY.plusDays(7), 0, 0, 0),
            day(MONDAY.plusDays(14), 50, 0, 0));

    Forecast forecast = at10(history, DayOfWeek.MONDAY);

    assertThat(forecast.calls()).isEqualTo(75);
    assertThat(forecast.handling()).isEqualTo(Forecast.DEFAULT);
    assertThat(
            Forecast.of(history.subList(1, 2), DayOfWeek.MONDAY, Optional.empty(), Duration.ZERO))
        .isEmpty();
  }
}
