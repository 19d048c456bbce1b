package org.dozvon.dialog;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Figures to words and back, in one language. Immutable; never fails. */
public interface Speller {
  /** A number as words: "one hundred and fifty". */
  String number(long value);

  /** Which of the given forms goes with a number: (one, many) or (один, два, пять). */
  String plural(long value, List<String> forms);

  /** Digits one by one or in easy groups; anything but digits is left out. */
  String digits(String digits);

  /** A telephone number in its usual groups. */
  String phone(String number);

  /** A day: "the third of March". */
  String date(LocalDate date);

  /** Opening hours such as {@code 09:00-22:00}: "from nine a m to ten p m". */
  String hours(String hours);

  /** Free text with every figure in it as a word. */
  String plain(String text);

  /** The digits said by these words, other words left out: "no, four four" is 44. */
  String readDigits(String words);

  /** Every word that a spoken digit may consist of. */
  List<String> digitWords();

  /** Whether a text can be read as a whole number; empty when it cannot. */
  static Optional<Long> whole(String text) {
    try {
      return Optional.of(Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
