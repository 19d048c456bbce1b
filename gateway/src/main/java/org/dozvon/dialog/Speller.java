package org.dozvon.dialog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.wording.Case;
import org.dozvon.wording.Gender;
import org.dozvon.wording.Wording;

/** Figures in prompts to words, and spoken digits back, in one language. Immutable; never fails. */
final class Speller {
  private static final Pattern HOURS =
      Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)\\s*-\\s*([01]?\\d|2[0-4]):([0-5]\\d)");

  /** "From" and "until" take the genitive in Russian, which number spelling does not give. */
  private static final String[] RUSSIAN_HOURS =
      ("нуля часа двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати"
              + " тринадцати четырнадцати пятнадцати шестнадцати семнадцати восемнадцати"
              + " девятнадцати двадцати двадцати_одного двадцати_двух двадцати_трёх"
              + " двадцати_четырёх")
          .split(" ");

  /** Nobody says a card's digits with these. */
  private static final Set<String> LARGE =
      Set.of("тысяча", "тысячи", "тысяч", "миллион", "миллиона", "миллионов");

  /** Codes of the currencies, by their names in texts. */
  static final Map<String, String> CURRENCIES =
      Map.of("dollars", "USD", "euros", "EUR", "roubles", "RUB", "rubles", "RUB");

  private final boolean russian;
  private final Wording wording;

  Speller(Locale language) {
    this.russian = language.getLanguage().equals("ru");
    this.wording = Wording.of(language);
  }

  /** A number as words. */
  String number(long value) {
    return wording.number(value);
  }

  /** The same in a gender and a case, where the language has them. */
  String number(long value, Gender gender, Case form) {
    return wording.number(value, gender, form);
  }

  /** Which of the given forms goes with a number: (one, many) or (один, два, пять). */
  String plural(long value, List<String> forms) {
    return wording.plural(value, forms.toArray(String[]::new));
  }

  /** Digits in easy groups; anything but digits is left out. */
  String digits(String digits) {
    return wording.grouped(digits);
  }

  /** A day and its month. */
  String date(LocalDate date) {
    return wording.date(date);
  }

  /** A day, its month and year. */
  String dateAndYear(LocalDate date) {
    return wording.dateAndYear(date);
  }

  /** A time such as {@code 09:30}; other text is spoken as it stands. */
  String time(String time) {
    try {
      return wording.time(LocalTime.parse(time.strip()));
    } catch (DateTimeException e) {
      return plain(time);
    }
  }

  /**
   * An amount such as {@code 12.50}; other text is spoken as it stands.
   *
   * @param currency one of {@link #CURRENCIES}
   */
  String money(String amount, String currency) {
    try {
      long hundredths =
          new BigDecimal(amount.strip().replace(',', '.'))
              .setScale(2, RoundingMode.HALF_UP)
              .movePointRight(2)
              .longValueExact();
      return wording.money(hundredths, CURRENCIES.get(currency));
    } catch (ArithmeticException | NumberFormatException e) {
      return plain(amount);
    }
  }

  /** Opening hours such as {@code 09:00-22:00}; other text is spoken as it stands. */
  String hours(String hours) {
    Matcher matcher = HOURS.matcher(hours.strip());
    if (!matcher.matches()) {
      return plain(hours);
    }
    int from = Integer.parseInt(matcher.group(1));
    int to = Integer.parseInt(matcher.group(3));
    String fromMinutes = minutes(matcher.group(2));
    String toMinutes = minutes(matcher.group(4));
    if (from == 0 && to == 24) {
      return russian ? "круглосуточно" : "around the clock";
    }
    return russian
        ? "с " + russianHour(from) + fromMinutes + " до " + russianHour(to) + toMinutes
        : "from " + englishHour(from, fromMinutes) + " to " + englishHour(to, toMinutes);
  }

  /** Free text with every figure in it as a word. */
  String plain(String text) {
    return wording.speakable(text);
  }

  /** The digits said by these words, other words left out: "no, four four" is 44. */
  String readDigits(String words) {
    return wording.toDigits(words);
  }

  /** The words in which digits are said; in Russian also in groups, "forty four seventy one". */
  List<String> digitWords() {
    return (russian ? wording.numberWords() : wording.digitWords())
        .stream().filter(word -> !LARGE.contains(word)).sorted().toList();
  }

  /** A text as a whole number; empty when it is none. */
  static Optional<Long> whole(String text) {
    try {
      return Optional.of(Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private String minutes(String minutes) {
    int value = Integer.parseInt(minutes);
    return value == 0 ? "" : " " + wording.number(value);
  }

  private static String russianHour(int hour) {
    return RUSSIAN_HOURS[hour].replace('_', ' ');
  }

  /** The twelve-hour clock: "ten in the evening". */
  private String englishHour(int hour, String minutes) {
    if (hour % 12 == 0 && minutes.isEmpty()) {
      return hour == 12 ? "noon" : "midnight";
    }
    String part =
        hour < 12 ? " in the morning" : hour < 18 ? " in the afternoon" : " in the evening";
    int shown = LocalTime.of(hour % 24, 0).getHour() % 12;
    return wording.number(shown == 0 ? 12 : shown) + minutes + part;
  }
}
