package org.dozvon.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import org.dozvon.testing.Draw;
import org.junit.jupiter.api.Test;

class WordingTest {
  private static final Wording EN = Wording.of(Locale.ENGLISH);
  private static final Wording RU = Wording.of(Locale.of("ru"));

  @Test
  void digitsComeBack() {
    Draw.each(200, draw -> digitsComeBack(draw.between(0, Long.MAX_VALUE)));
  }

  private static void digitsComeBack(long number) {
    String digits = Long.toString(number);
    assertThat(EN.toDigits(EN.digits(digits))).isEqualTo(digits);
    assertThat(RU.toDigits(RU.digits(digits))).isEqualTo(digits);
    assertThat(EN.toDigits(EN.grouped(digits))).isEqualTo(digits);
    assertThat(RU.toDigits(RU.grouped(digits))).isEqualTo(digits);
  }

  @Test
  void numbersComeBack() {
    Draw.each(200, draw -> numbersComeBack(draw.between(0L, 999_999_999)));
  }

  private static void numbersComeBack(long number) {
    assertThat(EN.toNumber(EN.number(number))).hasValue(number);
    assertThat(RU.toNumber(RU.number(number))).hasValue(number);
  }

  @Test
  void oddTextNeverThrowsAndLeavesNoDigit() {
    Draw.each(500, draw -> leavesNoDigit(draw.text(60)));
  }

  private static void leavesNoDigit(String text) {
    assertThat(EN.speakable(text) + RU.speakable(text)).doesNotContainPattern("[0-9]");
    assertThat(EN.toDigits(text) + RU.toDigits(text)).matches("\\d*");
  }

  @Test
  void waysOfSayingDigitsAreUnderstood() {
    assertThat(EN.toDigits("double four, oh seven")).isEqualTo("4407");
    assertThat(EN.toDigits("forty four seventy one")).isEqualTo("4471");
    assertThat(RU.toDigits("сорок четыре семьдесят один")).isEqualTo("4471");
    assertThat(RU.toDigits("девятьсот шестнадцать двести тридцать четыре")).isEqualTo("916234");
  }

  @Test
  void countsAgree() {
    String[] forms = {"балл", "балла", "баллов"};
    assertThat(RU.plural(1, forms) + RU.plural(22, forms) + RU.plural(11, forms))
        .isEqualTo("баллбаллабаллов");
    assertThat(EN.plural(1, "point", "points") + EN.plural(0, "point", "points"))
        .isEqualTo("pointpoints");
  }

  @Test
  void moneyDatesAndTimesAreSpokenOut() {
    assertThat(RU.money(10102, "RUB")).isEqualTo("сто один рубль две копейки");
    assertThat(EN.money(250, "USD")).isEqualTo("two dollars fifty cents");
    assertThat(RU.date(LocalDate.of(2026, 11, 25))).isEqualTo("двадцать пятое ноября");
    assertThat(EN.date(LocalDate.of(2026, 11, 25))).isEqualTo("November twenty fifth");
    assertThat(RU.time(LocalTime.of(21, 2))).isEqualTo("двадцать один ноль два");
    assertThat(EN.time(LocalTime.of(9, 5))).isEqualTo("nine oh five in the morning");
  }

  @Test
  void whatAVoiceCannotReadBecomesWords() {
    assertThat(RU.speakable("Скидка 5%, OK")).isEqualTo("Скидка пять процентов, ок");
    assertThat(EN.speakable("Card №42!")).isEqualTo("Card number forty two!");
  }
}
