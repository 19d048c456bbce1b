package org.dozvon.dialog;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.dozvon.wording.DateRange;
import org.dozvon.wording.Mention;
import org.dozvon.wording.Reading;

/** An answer that is a figure: read out of words by the tables of the language, or typed. */
sealed interface Figure extends Expects {
  /** A whole number; the value is {@code 7}. {@code 0 <= min <= max < 10^9}. */
  record Whole(long min, long max) implements Figure {
    boolean holds(long number) {
      return number >= min && number <= max;
    }
  }

  /** An amount within whole units; the value is {@code 12.50}. */
  record Money(long min, long max) implements Figure {
    boolean holds(long hundredths) {
      return hundredths >= min * 100 && hundredths <= max * 100;
    }
  }

  /** A day; the value is {@code 2026-11-30}. */
  record Date(DateRange range) implements Figure {}

  /** A time of day; the value is {@code 09:30}. */
  record Time() implements Figure {}

  /** What may be said for it when it is asked for. */
  default Collection<String> phrases(Locale language) {
    Reading reading = Reading.of(language);
    return switch (this) {
      case Whole number -> reading.numberPhrases(number.max());
      case Money money -> reading.moneyPhrases(money.max());
      case Date date -> reading.datePhrases(date.range(), Mention.ANSWER);
      case Time time -> reading.timePhrases(Mention.ANSWER);
    };
  }

  /** What may be said for it beside a wish, where bare numbers would garble the wish. */
  default Collection<String> phrasesInPassing(Locale language) {
    Reading reading = Reading.of(language);
    return switch (this) {
      case Whole number -> List.of();
      case Money money -> List.of();
      case Date date -> reading.datePhrases(date.range(), Mention.BY_THE_WAY);
      case Time time -> reading.timePhrases(Mention.BY_THE_WAY);
    };
  }

  /** How its keys are explained. */
  default StockPhrase keyHelp() {
    return switch (this) {
      case Whole number -> StockPhrase.NUMBER_KEYS;
      case Money money -> StockPhrase.MONEY_KEYS;
      case Date date ->
          date.range() == DateRange.PAST ? StockPhrase.PAST_DATE_KEYS : StockPhrase.DATE_KEYS;
      case Time time -> StockPhrase.TIME_KEYS;
    };
  }
}
