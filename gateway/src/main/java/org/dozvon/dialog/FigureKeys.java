package org.dozvon.dialog;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.wording.DateRange;
import org.dozvon.wording.Mention;
import org.dozvon.wording.Reading;

/**
 * Reads figures that were typed: a number; an amount with {@code *} for the decimal point; a day as
 * DDMM or DDMMYYYY; a time as HHMM, HMM or HH. Pure.
 */
final class FigureKeys {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Pattern MONEY = Pattern.compile("(\\d{1,9})?(?:\\*(\\d{1,2})?)?");
  private static final Pattern DATE = Pattern.compile("(\\d{2})(\\d{2})(\\d{4})?");
  private static final Pattern TIME = Pattern.compile("(\\d{1,2}?)(\\d{2})?");
  private static final int DECIMALS = 3;
  private static final int DAY_AND_MONTH = 4;
  private static final int WITH_YEAR = 8;
  private static final int HOURS_AND_MINUTES = 4;

  private FigureKeys() {}

  /** The keys after which an entry is complete without {@code #}. */
  static int most(Figure figure) {
    return switch (figure) {
      case Figure.Whole number -> Long.toString(number.max()).length();
      case Figure.Money money -> Long.toString(money.max()).length() + DECIMALS;
      case Figure.Date date -> date.range() == DateRange.PAST ? WITH_YEAR : DAY_AND_MONTH;
      case Figure.Time time -> HOURS_AND_MINUTES;
    };
  }

  /** The value; empty when the keys are none. */
  static Optional<String> read(Figure figure, String keys, LocalDate today) {
    return switch (figure) {
      case Figure.Whole number ->
          Optional.of(keys)
              .filter(typed -> NUMBER.matcher(typed).matches())
              .map(Long::valueOf)
              .filter(number::holds)
              .map(Object::toString);
      case Figure.Money money -> money(money, keys);
      case Figure.Date date -> date(date, keys, today);
      case Figure.Time time -> time(keys);
    };
  }

  private static Optional<String> money(Figure.Money money, String keys) {
    Matcher typed = MONEY.matcher(keys);
    if (!typed.matches() || keys.chars().noneMatch(Character::isDigit)) {
      return Optional.empty();
    }
    String whole = typed.group(1) == null ? "0" : typed.group(1);
    String rest = typed.group(2) == null ? "0" : typed.group(2);
    long hundredths = new BigDecimal(whole + "." + rest).movePointRight(2).longValueExact();
    return Optional.of(hundredths).filter(money::holds).map(FigureReader::amount);
  }

  private static Optional<String> date(Figure.Date date, String keys, LocalDate today) {
    Matcher typed = DATE.matcher(keys);
    if (!typed.matches()) {
      return Optional.empty();
    }
    String year = typed.group(3) == null ? "" : " " + typed.group(3);
    String written = typed.group(1) + " " + typed.group(2) + year;
    return Reading.of(Locale.ENGLISH)
        .date(written, Mention.ANSWER, date.range(), today)
        .map(found -> found.value().toString());
  }

  /** Four keys are of the 24-hour clock; of fewer the hour is one of office hours. */
  private static Optional<String> time(String keys) {
    Matcher typed = TIME.matcher(keys);
    if (!typed.matches()) {
      return Optional.empty();
    }
    String written =
        (keys.length() == HOURS_AND_MINUTES ? "" : "at ")
            + typed.group(1)
            + (typed.group(2) == null ? "" : ":" + typed.group(2));
    try {
      return keys.length() == HOURS_AND_MINUTES
          ? Optional.of(LocalTime.parse(written, DateTimeFormatter.ofPattern("HH:mm")).toString())
          : Reading.of(Locale.ENGLISH)
              .time(written, Mention.ANSWER, LocalDate.EPOCH)
              .map(found -> found.value().toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
