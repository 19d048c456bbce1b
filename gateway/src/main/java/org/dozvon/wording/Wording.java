package org.dozvon.wording;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.text.RuleBasedNumberFormat;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said in a caller's language, and back. Thread-safe; odd input never throws. */
public final class Wording {
  private static final Wording ENGLISH = new Wording(Locale.ENGLISH);
  private static final Wording RUSSIAN = new Wording(Locale.of("ru"));
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final int LONGEST_NUMBER = 6;

  private final boolean russian;
  private final RuleBasedNumberFormat spell;
  private final PluralRules plurals;
  private final Vocabulary vocabulary;

  private Wording(Locale language) {
    this.russian = language.getLanguage().equals("ru");
    this.spell = new RuleBasedNumberFormat(language, RuleBasedNumberFormat.SPELLOUT);
    this.plurals = PluralRules.forLocale(language);
    this.vocabulary = new Vocabulary(this, russian);
  }

  /** Of English or Russian; English for any other language. */
  public static Wording of(Locale language) {
    return language.getLanguage().equals("ru") ? RUSSIAN : ENGLISH;
  }

  /** A cardinal number, masculine where that matters. */
  public String number(long number) {
    return number(number, Gender.MASCULINE);
  }

  /** A cardinal number in the gender of what is counted. */
  public String number(long number, Gender gender) {
    return number(number, gender, Case.NOMINATIVE);
  }

  /** The same in a case: "двадцати одной". English has neither. */
  public String number(long number, Gender gender, Case form) {
    String rules =
        russian
            ? "%spellout-cardinal-" + gender.name().toLowerCase(Locale.ROOT) + ending(form)
            : "%spellout-cardinal";
    synchronized (spell) {
      return spell.format(number, rules).replace("\u00ad", "").replace('-', ' ');
    }
  }

  /**
   * The form that fits a count, without the count itself: two in English (point, points), three in
   * Russian (балл, балла, баллов); the last stands in for missing ones.
   */
  public String plural(long count, String... forms) {
    if (forms.length == 0) {
      return "";
    }
    int form =
        switch (plurals.select(Math.abs((double) count))) {
          case "one" -> 0;
          case "few" -> 1;
          default -> russian ? 2 : 1;
        };
    return forms[Math.min(form, forms.length - 1)];
  }

  /** An amount in hundredths of RUB, USD or EUR; another currency's code is left out. */
  public String money(long hundredths, String currency) {
    long whole = Math.abs(hundredths / 100);
    long rest = Math.abs(hundredths % 100);
    String minus = hundredths < 0 ? (russian ? "минус " : "minus ") : "";
    Currency unit = Currency.of(currency, russian);
    String text = minus + number(whole) + " " + plural(whole, unit.whole());
    String small = number(rest, unit.restGender()) + " " + plural(rest, unit.rest());
    return (rest == 0 ? text : text + " " + small).strip();
  }

  private static String ending(Case form) {
    return form == Case.NOMINATIVE ? "" : "-" + form.name().toLowerCase(Locale.ROOT);
  }

  /** Day and month, e.g. "November twenty fifth", "двадцать пятое ноября". */
  public String date(LocalDate date) {
    String rules = russian ? "%spellout-ordinal-neuter" : "%spellout-ordinal";
    String month =
        date.getMonth().getDisplayName(TextStyle.FULL, russian ? Locale.of("ru") : Locale.ENGLISH);
    synchronized (spell) {
      String day = spell.format(date.getDayOfMonth(), rules).replace('-', ' ');
      return russian ? day + " " + month : month + " " + day;
    }
  }

  /** How a day of the month is said; in Russian the last is the form after "половина". */
  List<String> ordinals(int day) {
    List<String> rules =
        russian
            ? List.of("%spellout-ordinal-neuter", "%spellout-ordinal-neuter-genitive")
            : List.of("%spellout-ordinal");
    synchronized (spell) {
      return rules.stream().map(rule -> spell.format(day, rule).replace('-', ' ')).toList();
    }
  }

  /** A day with its year: "May third nineteen eighty four", "третье мая ... четвертого года". */
  public String dateAndYear(LocalDate date) {
    synchronized (spell) {
      String year = spell.format(date.getYear(), "%spellout-numbering-year").replace('-', ' ');
      return date(date) + " " + year + (russian ? " года" : "");
    }
  }

  /**
   * A time of day that cannot be taken for another: "nine thirty in the morning", "девять тридцать
   * утра", "семнадцать ноль пять".
   */
  public String time(LocalTime time) {
    return russian ? russianTime(time) : englishTime(time);
  }

  private String englishTime(LocalTime time) {
    int hour = time.getHour();
    if (time.getMinute() == 0 && hour % 12 == 0) {
      return hour == 0 ? "midnight" : "noon";
    }
    String part =
        hour < 12 ? " in the morning" : hour < 18 ? " in the afternoon" : " in the evening";
    return number(hour % 12 == 0 ? 12 : hour % 12) + minutes(time, " oh ") + part;
  }

  /** From one in the afternoon on by the 24-hour clock, as it is announced. */
  private String russianTime(LocalTime time) {
    int hour = time.getHour();
    String hours = number(hour);
    if (time.getMinute() == 0) {
      hours += " " + plural(hour, "час", "часа", "часов");
    }
    String part = hour == 0 || hour > 12 ? "" : hour == 12 ? " дня" : hour < 4 ? " ночи" : " утра";
    return hours + minutes(time, " ноль ") + part;
  }

  private String minutes(LocalTime time, String zero) {
    int minute = time.getMinute();
    return minute == 0 ? "" : (minute < 10 ? zero : " ") + number(minute);
  }

  /** Digit by digit: "four four seven one"; what is no digit is left out. */
  public String digits(String digits) {
    List<String> words = new ArrayList<>();
    digits.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> words.add(number(c - '0')));
    return String.join(" ", words);
  }

  /** Digit by digit with pauses: pairs of two for cards, 3-3-2-2 from the end for phones. */
  public String grouped(String digits) {
    String only = digits.replaceAll("[^0-9]", "");
    List<String> groups = new ArrayList<>();
    int end = only.length();
    for (int length : new int[] {2, 2, 3, 3}) {
      if (end > 0 && (only.length() > 6 || length == 2)) {
        groups.addFirst(digits(only.substring(Math.max(0, end - length), end)));
        end = Math.max(0, end - length);
      }
    }
    if (end > 0) {
      groups.addFirst(digits(only.substring(0, end)));
    }
    return String.join(", ", groups);
  }

  /** Spoken digits or small numbers as digits ("double four oh" is 440); empty when none is. */
  public String toDigits(String words) {
    return vocabulary.digits(words);
  }

  /** The one number that was said, up to the millions; empty when none was. */
  public OptionalLong toNumber(String words) {
    return vocabulary.number(words);
  }

  /** The words a caller may use for single digits, for recognition grammars. */
  public Set<String> digitWords() {
    return vocabulary.digitWords();
  }

  /** The words a caller may use in any number, for recognition grammars. */
  public Set<String> numberWords() {
    return vocabulary.numberWords();
  }

  /** The text with every digit and symbol as words, as a voice of this language needs it. */
  public String speakable(String text) {
    String worded = russian ? Letters.cyrillic(text) : Letters.latin(text);
    Matcher matcher = DIGITS.matcher(worded);
    return matcher
        .replaceAll(m -> " " + Matcher.quoteReplacement(run(m.group())) + " ")
        .replaceAll("\\s+", " ")
        .replaceAll(" ([,.!?;:])", "$1")
        .strip();
  }

  private String run(String run) {
    boolean digitByDigit =
        run.length() > LONGEST_NUMBER || (run.length() > 1 && run.charAt(0) == '0');
    return digitByDigit ? grouped(run) : number(Long.parseLong(run));
  }
}
