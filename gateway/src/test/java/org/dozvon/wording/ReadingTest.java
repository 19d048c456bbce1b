package org.dozvon.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import org.dozvon.testing.Draw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that callers say, in both languages. Today is a Saturday. */
class ReadingTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final Locale[] LANGUAGES = {Locale.ENGLISH, Locale.of("ru")};
  private static final String NOTHING = "-";

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource({
    "en, seven, 7",
    "en, um seven please, 7",
    "en, twenty five, 25",
    "en, two hundred and five, 205",
    "en, a hundred, 100",
    "en, twelve hundred, 1200",
    "en, one thousand two hundred thirty, 1230",
    "en, two million, 2000000",
    "en, zero, 0",
    "en, a couple of people, 2",
    "en, three no four, 4",
    "en, three three, 3",
    "en, 12, 12",
    "en, three four, -",
    "en, hundreds of them, -",
    "en, well um, -",
    "ru, семь, 7",
    "ru, ну семь пожалуйста, 7",
    "ru, двадцать пять, 25",
    "ru, двести пять, 205",
    "ru, тысяча двести, 1200",
    "ru, две тысячи тридцать, 2030",
    "ru, нас двое, 2",
    "ru, одна, 1",
    "ru, до десяти, 10",
    "ru, три нет четыре, 4",
    "ru, три четыре, -",
    "ru, не знаю, -",
  })
  void numbers(String language, String said, String expected) {
    assertThat(show(of(language).number(said, Mention.ANSWER, TODAY))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource({
    "en, a table for four tomorrow at nine, 4",
    "en, a table for four on the thirtieth at half past nine, 4",
    "en, four people for twelve dollars, 4",
    "en, tomorrow at nine, -",
    "en, two or three tomorrow, -",
    "ru, столик на четверых завтра в девять, 4",
    "ru, на двоих на тридцатое ноября на девять утра, 2",
    "ru, завтра в девять, -",
  })
  void numbersBesideDaysAndTimes(String language, String said, String expected) {
    assertThat(show(of(language).number(said, Mention.BY_THE_WAY, TODAY))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource({
    "en, twelve dollars fifty, 1250",
    "en, twelve dollars and fifty cents, 1250",
    "en, twelve fifty, 1250",
    "en, um twelve dollars please, 1200",
    "en, fifty cents, 50",
    "en, a dollar, 100",
    "en, a dollar fifty, 150",
    "en, two hundred dollars, 20000",
    "en, two hundred fifty, 25000",
    "en, twelve oh five, 1205",
    "en, twelve point five, 1250",
    "en, twelve point oh five, 1205",
    "en, twelve and a half dollars, 1250",
    "en, one thousand two hundred dollars ten, 120010",
    "en, ten dollars no twelve dollars, 1200",
    "en, ten dollars or twelve dollars, -",
    "en, nothing, -",
    "ru, двенадцать рублей пятьдесят копеек, 1250",
    "ru, двенадцать пятьдесят, 1250",
    "ru, сто рублей, 10000",
    "ru, тысяча двести рублей, 120000",
    "ru, рубль, 100",
    "ru, полторы тысячи рублей, 150000",
    "ru, пятьдесят копеек, 50",
    "ru, двенадцать с половиной рублей, 1250",
    "ru, сто двадцать долларов, 12000",
    "ru, двадцать один рубль одна копейка, 2101",
    "ru, не знаю, -",
  })
  void money(String language, String said, String expected) {
    assertThat(show(of(language).money(said, Mention.ANSWER))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource({
    "en, today, 2026-11-28",
    "en, tomorrow, 2026-11-29",
    "en, the day after tomorrow, 2026-11-30",
    "en, on friday, 2026-12-04",
    "en, on saturday, 2026-12-05",
    "en, next monday, 2026-11-30",
    "en, monday next week, 2026-11-30",
    "en, um on the thirtieth please, 2026-11-30",
    "en, the first, 2026-12-01",
    "en, the thirty first, 2026-12-31",
    "en, november thirtieth, 2026-11-30",
    "en, the thirtieth of november, 2026-11-30",
    "en, november the thirtieth, 2026-11-30",
    "en, november thirty, 2026-11-30",
    "en, november first, 2027-11-01",
    "en, february twenty ninth, 2028-02-29",
    "en, february thirtieth, -",
    "en, friday the fourth of december, 2026-12-04",
    "en, in three days, 2026-12-01",
    "en, in a week, 2026-12-05",
    "en, a week from today, 2026-12-05",
    "en, in two months, 2027-01-28",
    "en, yesterday, -",
    "en, may third twenty twenty seven, 2027-05-03",
    "en, 30.11, 2026-11-30",
    "en, 2027-01-02, 2027-01-02",
    "en, on monday no on tuesday, 2026-12-01",
    "en, monday or tuesday, -",
    "en, the thirty second, -",
    "en, soon, -",
    "ru, сегодня, 2026-11-28",
    "ru, завтра, 2026-11-29",
    "ru, послезавтра, 2026-11-30",
    "ru, в понедельник, 2026-11-30",
    "ru, в субботу, 2026-12-05",
    "ru, в следующую пятницу, 2026-12-04",
    "ru, в пятницу на следующей неделе, 2026-12-04",
    "ru, тридцатого ноября, 2026-11-30",
    "ru, тридцатое ноября, 2026-11-30",
    "ru, ну тридцатого пожалуйста, 2026-11-30",
    "ru, тридцатого числа, 2026-11-30",
    "ru, двадцать пятого декабря, 2026-12-25",
    "ru, через три дня, 2026-12-01",
    "ru, через неделю, 2026-12-05",
    "ru, в пятницу четвёртого декабря, 2026-12-04",
    "ru, третьего мая две тысячи двадцать седьмого года, 2027-05-03",
    "ru, тридцатого февраля, -",
    "ru, вчера, -",
    "ru, в понедельник нет во вторник, 2026-12-01",
    "ru, скоро, -",
  })
  void daysToCome(String language, String said, String expected) {
    assertThat(show(of(language).date(said, Mention.ANSWER, DateRange.FUTURE, TODAY)))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource({
    "en, yesterday, 2026-11-27",
    "en, on friday, 2026-11-27",
    "en, last friday, 2026-11-20",
    "en, three days ago, 2026-11-25",
    "en, the thirtieth, 2026-10-30",
    "en, december first, 2025-12-01",
    "en, may third nineteen eighty four, 1984-05-03",
    "en, the third of may nineteen oh five, 1905-05-03",
    "en, tomorrow, -",
    "ru, вчера, 2026-11-27",
    "ru, в пятницу, 2026-11-27",
    "ru, неделю назад, 2026-11-21",
    "ru, третьего мая тысяча девятьсот восемьдесят четвертого года, 1984-05-03",
    "ru, завтра, -",
  })
  void daysThatAreOver(String language, String said, String expected) {
    assertThat(show(of(language).date(said, Mention.ANSWER, DateRange.PAST, TODAY)))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource({
    "en, nine, 09:00",
    "en, three, 15:00",
    "en, seven, 19:00",
    "en, twelve, 12:00",
    "en, seventeen, 17:00",
    "en, nine thirty, 09:30",
    "en, um at nine thirty please, 09:30",
    "en, half past nine, 09:30",
    "en, half past five, 17:30",
    "en, half nine, 09:30",
    "en, quarter to ten, 09:45",
    "en, a quarter past four, 16:15",
    "en, quarter to one, 12:45",
    "en, quarter to eight, 19:45",
    "en, ten minutes to three, 14:50",
    "en, five pm, 17:00",
    "en, five p m, 17:00",
    "en, seven a m, 07:00",
    "en, nine o'clock, 09:00",
    "en, three in the afternoon, 15:00",
    "en, seven in the morning, 07:00",
    "en, nine in the evening, 21:00",
    "en, eleven at night, 23:00",
    "en, tonight at nine, 21:00",
    "en, tomorrow morning at seven, 07:00",
    "en, nine oh five, 09:05",
    "en, twenty one hundred, 21:00",
    "en, noon, 12:00",
    "en, midnight, 00:00",
    "en, good evening at nine, 09:00",
    "en, 9:10, 09:10",
    "en, 17:05, 17:05",
    "en, nine no ten, 10:00",
    "en, nine or ten, -",
    "en, twenty five, -",
    "en, nine seventy, -",
    "en, later, -",
    "ru, в девять, 09:00",
    "ru, девять тридцать, 09:30",
    "ru, половина десятого, 09:30",
    "ru, в половине десятого, 09:30",
    "ru, пол десятого, 09:30",
    "ru, полпервого, 12:30",
    "ru, без четверти десять, 09:45",
    "ru, без пяти десять, 09:55",
    "ru, без пяти час, 12:55",
    "ru, четверть пятого, 16:15",
    "ru, десять минут пятого, 16:10",
    "ru, в три часа дня, 15:00",
    "ru, в три дня, 15:00",
    "ru, в пять вечера, 17:00",
    "ru, в семь утра, 07:00",
    "ru, в час дня, 13:00",
    "ru, в час, 13:00",
    "ru, в два часа ночи, 02:00",
    "ru, в одиннадцать ночи, 23:00",
    "ru, семнадцать часов пять минут, 17:05",
    "ru, семнадцать ноль пять, 17:05",
    "ru, к девяти, 09:00",
    "ru, полдень, 12:00",
    "ru, в десять нет в одиннадцать, 11:00",
    "ru, добрый вечер в девять, 09:00",
    "ru, завтра вечером в девять, 21:00",
    "ru, попозже, -",
  })
  void times(String language, String said, String expected) {
    assertThat(show(of(language).time(said, Mention.ANSWER, TODAY))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1} is {2} at {3}")
  @CsvSource({
    "en, book tomorrow at nine, 2026-11-29, 09:00",
    "en, i would like to come on the thirtieth at half past nine, 2026-11-30, 09:30",
    "en, a table for two on friday at seven in the evening, 2026-12-04, 19:00",
    "en, a table for two in three days, 2026-12-01, -",
    "en, activate card four four seven one, -, -",
    "en, my second order from april, -, -",
    "ru, запишите на завтра на девять, 2026-11-29, 09:00",
    "ru, запишите меня на тридцатое на половину десятого, 2026-11-30, 09:30",
    "ru, столик на двоих в пятницу в семь вечера, 2026-12-04, 19:00",
    "ru, через три дня в девять, 2026-12-01, 09:00",
    "ru, на девять человек через три дня, 2026-12-01, -",
    "ru, карта сорок четыре семьдесят один, -, -",
    "ru, мой второй заказ, -, -",
  })
  void daysAndTimesInOneSentence(String language, String said, String day, String time) {
    Reading reading = of(language);
    assertThat(show(reading.date(said, Mention.BY_THE_WAY, DateRange.FUTURE, TODAY)))
        .isEqualTo(day);
    assertThat(show(reading.time(said, Mention.BY_THE_WAY, TODAY))).isEqualTo(time);
  }

  @Test
  void numbersThatWereSpelledComeBack() {
    Draw.each(500, draw -> numberComesBack(draw.between(0L, 999_999_999)));
  }

  private static void numberComesBack(long number) {
    for (Locale language : LANGUAGES) {
      String said = Wording.of(language).number(number);
      assertThat(Reading.of(language).number(said, Mention.ANSWER, TODAY))
          .as(said)
          .hasValueSatisfying(found -> assertThat(found.value()).isEqualTo(number));
    }
  }

  @Test
  void moneyThatWasSpelledComesBack() {
    Draw.each(500, draw -> moneyComesBack(draw.between(0L, 9_999_999)));
  }

  private static void moneyComesBack(long amount) {
    for (Locale language : LANGUAGES) {
      for (String currency : new String[] {"RUB", "USD", "EUR"}) {
        String said = Wording.of(language).money(amount, currency);
        assertThat(Reading.of(language).money(said, Mention.BY_THE_WAY))
            .as(said)
            .hasValueSatisfying(found -> assertThat(found.value()).isEqualTo(amount));
      }
    }
  }

  @Test
  void daysThatWereSpelledComeBack() {
    for (int days = 0; days <= 364; days++) {
      dayComesBack(days);
    }
  }

  private static void dayComesBack(int days) {
    for (Locale language : LANGUAGES) {
      LocalDate date = TODAY.plusDays(days);
      String said = Wording.of(language).date(date);
      assertThat(show(Reading.of(language).date(said, Mention.ANSWER, DateRange.FUTURE, TODAY)))
          .as(said)
          .isEqualTo(date.toString());
    }
  }

  @Test
  void daysThatWereSpelledWithTheirYearComeBack() {
    Draw.each(500, draw -> dayWithItsYearComesBack(draw.between(0, 40_000)));
  }

  private static void dayWithItsYearComesBack(int days) {
    for (Locale language : LANGUAGES) {
      LocalDate date = TODAY.minusDays(days + 1L);
      String said = Wording.of(language).dateAndYear(date);
      assertThat(show(Reading.of(language).date(said, Mention.ANSWER, DateRange.PAST, TODAY)))
          .as(said)
          .isEqualTo(date.toString());
    }
  }

  @Test
  void timesThatWereSpelledComeBack() {
    for (int minute = 0; minute < 1440; minute++) {
      timeComesBack(minute);
    }
  }

  private static void timeComesBack(int minute) {
    for (Locale language : LANGUAGES) {
      LocalTime time = LocalTime.of(minute / 60, minute % 60);
      String said = Wording.of(language).time(time);
      assertThat(show(Reading.of(language).time(said, Mention.ANSWER, TODAY)))
          .as(said)
          .isEqualTo(time.toString());
    }
  }

  @Test
  void oddTextNeverThrows() {
    Draw.each(500, draw -> neverThrows(draw.text(60)));
  }

  private static void neverThrows(String text) {
    for (Locale language : LANGUAGES) {
      Reading reading = Reading.of(language);
      reading.number(text, Mention.BY_THE_WAY, TODAY);
      reading.time(text, Mention.ANSWER, TODAY);
      assertThat(reading.leadsOn(text)).isIn(true, false);
    }
  }

  private static Reading of(String language) {
    return Reading.of(Locale.of(language));
  }

  private static String show(Optional<? extends Found<?>> found) {
    return found.map(value -> value.value().toString()).orElse(NOTHING);
  }
}
