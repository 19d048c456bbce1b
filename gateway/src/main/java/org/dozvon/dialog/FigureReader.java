package org.dozvon.dialog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.dozvon.speech.Completeness;
import org.dozvon.wording.Found;
import org.dozvon.wording.Mention;
import org.dozvon.wording.Reading;

/** Reads figures out of words of one language. Safe for use by many threads. */
final class FigureReader {
  private final Reading reading;
  private final WallClock clock;

  /**
   * @param clock from which "tomorrow" counts
   */
  FigureReader(Locale language, WallClock clock) {
    this.reading = Reading.of(language);
    this.clock = clock;
  }

  /** The value, as the answer to a question for it or told beside a wish. */
  Optional<String> read(Figure figure, String text, Mention mention) {
    return found(figure, text, mention).map(Found::value);
  }

  /** How finished an answer is. */
  Completeness judge(Figure figure, String text) {
    Optional<Found<String>> found = found(figure, text, Mention.ANSWER);
    if (found.isEmpty()) {
      return reading.leadsOn(text) ? Completeness.UNFINISHED : Completeness.OPEN;
    }
    boolean whole = found.get().whole() || (figure instanceof Figure.Whole n && isLast(n, found));
    return whole ? Completeness.COMPLETE : Completeness.OPEN;
  }

  private Optional<Found<String>> found(Figure figure, String text, Mention mention) {
    LocalDate today = clock.now().toLocalDate();
    return switch (figure) {
      case Figure.Whole number ->
          reading
              .number(text, mention, today)
              .filter(found -> number.holds(found.value()))
              .map(found -> as(found, Long.toString(found.value())));
      case Figure.Money money ->
          reading
              .money(text, mention)
              .filter(found -> money.holds(found.value()))
              .map(found -> as(found, amount(found.value())));
      case Figure.Date date ->
          reading
              .date(text, mention, date.range(), today)
              .map(found -> as(found, found.value().toString()));
      case Figure.Time time ->
          reading.time(text, mention, today).map(found -> as(found, found.value().toString()));
    };
  }

  /** Hundredths as {@code 12.50}. */
  static String amount(long hundredths) {
    return BigDecimal.valueOf(hundredths, 2).toPlainString();
  }

  private static Found<String> as(Found<?> found, String value) {
    return new Found<>(value, found.from(), found.to(), found.whole());
  }

  /** Whether no number that is possible begins with this one, as "twenty five" does with twenty. */
  private static boolean isLast(Figure.Whole number, Optional<Found<String>> found) {
    long said = Long.parseLong(found.orElseThrow().value());
    long most = number.max();
    boolean tens = said % 100 >= 20 && said % 10 == 0;
    boolean unit = (tens || (said > 0 && said % 100 == 0)) && said + 1 <= most;
    return !unit && (said == 0 || said * 100 > most);
  }
}
