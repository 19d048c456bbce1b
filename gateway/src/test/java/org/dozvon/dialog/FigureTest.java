package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.testing.Draw;
import org.dozvon.wording.DateRange;
import org.dozvon.wording.Mention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures by keys, and what a prompt says of a value is read as that value. */
class FigureTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final Map<String, Figure> KINDS =
      Map.of(
          "number 1..10", new Figure.Whole(1, 10),
          "money 1..500", new Figure.Money(1, 500),
          "date future", new Figure.Date(DateRange.FUTURE),
          "date past", new Figure.Date(DateRange.PAST),
          "time", new Figure.Time());

  @ParameterizedTest(name = "{0}: keys {1} are {2}")
  @CsvSource({
    "number 1..10, 7, 7",
    "number 1..10, 07, 7",
    "number 1..10, 11, -",
    "number 1..10, *7, -",
    "money 1..500, 12, 12.00",
    "money 1..500, 12*50, 12.50",
    "money 1..500, 12*5, 12.50",
    "money 1..500, 12*, 12.00",
    "money 1..500, 500, 500.00",
    "money 1..500, 500*01, -",
    "money 1..500, *50, -",
    "money 1..500, 1*2*3, -",
    "date future, 3011, 2026-11-30",
    "date future, 2711, 2027-11-27",
    "date future, 3002, -",
    "date future, 3213, -",
    "date future, 30, -",
    "date past, 2911, 2025-11-29",
    "date past, 03051984, 1984-05-03",
    "date past, 03052084, -",
    "time, 0930, 09:30",
    "time, 0300, 03:00",
    "time, 2359, 23:59",
    "time, 930, 09:30",
    "time, 9, 09:00",
    "time, 3, 15:00",
    "time, 2460, -",
    "time, 0999, -",
    "time, 9*30, -",
  })
  void keys(String kind, String keys, String expected) {
    assertThat(FigureKeys.read(KINDS.get(kind), keys, TODAY).orElse("-")).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: at most {1} keys")
  @CsvSource({
    "number 1..10, 2",
    "money 1..500, 6",
    "date future, 4",
    "date past, 8",
    "time, 4",
  })
  void anEntryIsCompleteWhenNoMoreKeysCanFollow(String kind, int most) {
    assertThat(FigureKeys.most(KINDS.get(kind))).isEqualTo(most);
  }

  @ParameterizedTest(name = "{1} of {2} in {0}: {3}")
  @CsvSource({
    "en, {v|number}, 7, seven",
    "en, {v|money:dollars}, 12.50, twelve dollars fifty cents",
    "en, {v|money:dollars}, 1.00, one dollar",
    "en, {v|money:euros}, 2.00, two euros",
    "en, {v|date}, 2026-11-30, November thirtieth",
    "en, {v|date-year}, 1984-05-03, May third nineteen eighty four",
    "en, {v|time}, 09:30, nine thirty in the morning",
    "en, {v|time}, 17:00, five in the afternoon",
    "en, {v|time}, 12:00, noon",
    "en, {v|time}, soon, soon",
    "en, {v|money:dollars}, much, much",
    "ru, {v|money:roubles}, 12.50, двенадцать рублей пятьдесят копеек",
    "ru, {v|money:roubles}, 21.01, двадцать один рубль одна копейка",
    "ru, {v|date}, 2026-11-30, тридцатое ноября",
    "ru, {v|date-year}, 1984-05-03, третье мая одна тысяча девятьсот восемьдесят четвертого года",
    "ru, {v|time}, 09:30, девять тридцать утра",
    "ru, {v|time}, 09:00, девять часов утра",
    "ru, {v|time}, 17:05, семнадцать ноль пять",
  })
  void readingBack(String language, String text, String value, String expected) {
    Speller speller = new Speller(Locale.of(language));
    assertThat(Template.sentences(text).getFirst().fill(Map.of("v", value), speller))
        .isEqualTo(expected);
  }

  @Test
  void whatAPromptSaysIsReadAsTheValue() {
    Draw.each(
        300,
        draw ->
            isReadAsTheValue(
                draw.between(0, 1439), draw.between(0, 364), draw.between(100L, 50_000)));
  }

  private static void isReadAsTheValue(int minute, int days, long amount) {
    String time = LocalTime.of(minute / 60, minute % 60).toString();
    String day = TODAY.plusDays(days).toString();
    for (String language : List.of("en", "ru")) {
      comesBack(language, "{v|time}", time, new Figure.Time());
      comesBack(language, "{v|date}", day, new Figure.Date(DateRange.FUTURE));
      comesBack(language, "{v|money:euros}", FigureReader.amount(amount), new Figure.Money(1, 500));
      comesBack(language, "{v|number}", Long.toString(amount), new Figure.Whole(0, 1_000_000));
    }
  }

  private static void comesBack(String language, String text, String value, Figure figure) {
    WallClock clock = new WallClock(ZoneOffset.UTC);
    clock.set(TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC));
    Speller speller = new Speller(Locale.of(language));
    String said = Template.sentences(text).getFirst().fill(Map.of("v", value), speller);
    assertThat(new FigureReader(Locale.of(language), clock).read(figure, said, Mention.ANSWER))
        .as(said)
        .contains(value);
  }
}
