package org.dozvon.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.dozvon.queue.Interval.Length;
import org.dozvon.testing.Draw;
import org.junit.jupiter.api.Test;

/** Days, hours and their parts by the clock on the wall. */
class IntervalTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Half-hour shifts, quarter offsets, midnight changes, and the usual. */
  private static final List<ZoneId> ZONES =
      List.of(
          BERLIN,
          ZoneId.of("Europe/Moscow"),
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("Asia/Kathmandu"),
          ZoneId.of("America/Havana"),
          ZoneId.of("Asia/Kolkata"),
          ZoneId.of("UTC"));

  private static Instant berlin(String local) {
    return java.time.LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }

  @Test
  void anOrdinaryTime() {
    Instant at = berlin("2026-03-02T10:44:59.999");
    assertThat(Interval.of(Length.QUARTER, at, BERLIN))
        .isEqualTo(new Interval(berlin("2026-03-02T10:30:00"), berlin("2026-03-02T10:45:00")));
    assertThat(Interval.of(Length.HOUR, at, BERLIN))
        .isEqualTo(new Interval(berlin("2026-03-02T10:00:00"), berlin("2026-03-02T11:00:00")));
    assertThat(Interval.of(Length.HALF_HOUR, Instant.parse("2026-03-02T09:59:00Z"), ZONES.get(5)))
        .as("India is five hours and a half ahead")
        .isEqualTo(
            new Interval(
                Instant.parse("2026-03-02T09:30:00Z"), Instant.parse("2026-03-02T10:00:00Z")));
  }

  @Test
  void theDaysOnWhichTheClocksChange() {
    Interval spring = Interval.of(Length.DAY, berlin("2026-03-29T12:00:00"), BERLIN);
    assertThat(Duration.between(spring.from(), spring.to())).isEqualTo(Duration.ofHours(23));
    assertThat(spring.split(Length.HOUR, BERLIN)).hasSize(23);
    Interval autumn = Interval.of(Length.DAY, berlin("2026-10-25T12:00:00"), BERLIN);
    assertThat(autumn.split(Length.HOUR, BERLIN)).hasSize(25);
    assertThat(autumn.split(Length.QUARTER, BERLIN)).hasSize(100);
  }

  @Test
  void theLastTimeEndsNow() {
    Instant now = berlin("2026-03-02T10:44:00");
    Interval last = Interval.last(Duration.ofMinutes(15), now);
    assertThat(last.holds(now)).isFalse();
    assertThat(last.holds(now.minusMillis(1))).isTrue();
    assertThat(last.holds(last.from())).isTrue();
  }

  /** Else a call would count twice or not at all. */
  @Test
  void intervalsOfAKindLeaveNoGapAndDoNotOverlapAndPartsMakeUpTheWhole() {
    Draw.each(
        400,
        draw -> {
          ZoneId zone = draw.oneOf(ZONES);
          LocalDate date = LocalDate.of(2026, 1, 1).plusDays(draw.between(0, 730));
          Instant at = date.atStartOfDay(zone).toInstant().plusMillis(draw.between(0, 86_400_000));
          for (Length length : Length.values()) {
            Interval one = Interval.of(length, at, zone);
            assertThat(one.holds(at)).as("%s %s %s holds %s", zone, length, one, at).isTrue();
            assertThat(Interval.of(length, one.from(), zone)).isEqualTo(one);
            assertThat(Interval.of(length, one.to().minusMillis(1), zone)).isEqualTo(one);
            assertThat(Interval.of(length, one.to(), zone).from()).isEqualTo(one.to());
          }
          Interval day = Interval.of(Length.DAY, at, zone);
          for (Length length : List.of(Length.QUARTER, Length.HALF_HOUR, Length.HOUR)) {
            List<Interval> parts = day.split(length, zone);
            assertThat(parts.getFirst().from()).isEqualTo(day.from());
            assertThat(parts.getLast().to()).as("%s %s", zone, length).isEqualTo(day.to());
          }
        });
  }
}
