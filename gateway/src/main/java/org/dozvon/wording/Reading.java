package org.dozvon.wording;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Values out of what a caller said: numbers, money, days, times. Words that are no part of a value
 * do not matter ("um on the thirtieth please"); two values of a kind are none, unless the second
 * corrects the first ("tuesday no wednesday"). Immutable; odd input never throws.
 */
public final class Reading {
  private static final Reading ENGLISH = new Reading(Locale.ENGLISH);
  private static final Reading RUSSIAN = new Reading(Locale.of("ru"));

  private static final Set<String> LEADS_ON =
      Set.of(
          "at",
          "on",
          "the",
          "next",
          "last",
          "in",
          "half",
          "past",
          "quarter",
          "to",
          "point",
          "and",
          "of",
          "a",
          "в",
          "во",
          "на",
          "через",
          "без",
          "половина",
          "половине",
          "четверть",
          "четверти",
          "следующий",
          "следующую",
          "следующее",
          "и",
          "к");

  private final NumberReader numbers;
  private final MoneyReader money;
  private final DateReader dates;
  private final TimeReader times;
  private final GrammarWords grammar;
  private final DayPhrases days;
  private final HourPhrases hours;

  private Reading(Locale language) {
    boolean russian = language.getLanguage().equals("ru");
    NumberWords words = new NumberWords(language);
    this.numbers = new NumberReader(words);
    this.money = new MoneyReader(words);
    this.dates = new DateReader(words, russian);
    this.times = new TimeReader(words, russian);
    Wording wording = Wording.of(language);
    this.grammar = new GrammarWords(wording, russian);
    this.days = new DayPhrases(wording, russian);
    this.hours = new HourPhrases(wording, russian);
  }

  /** Of English or Russian; English for any other language. */
  public static Reading of(Locale language) {
    return language.getLanguage().equals("ru") ? RUSSIAN : ENGLISH;
  }

  /** A number; in passing not one that belongs to a day, a time or money. */
  public Optional<Found<Long>> number(String said, Mention mention, LocalDate today) {
    Tokens tokens = Tokens.of(said);
    if (mention == Mention.ANSWER) {
      return numbers.find(tokens, mention);
    }
    Tokens rest = without(tokens, dates.find(tokens, new DayChoice(today, DateRange.ANY), mention));
    rest = without(rest, times.find(rest, mention));
    return numbers.find(without(rest, money.find(rest, mention)), mention);
  }

  /** An amount in hundredths, of whatever currency. */
  public Optional<Found<Long>> money(String said, Mention mention) {
    return money.find(Tokens.of(said), mention);
  }

  /** A day; {@code today} is what "tomorrow" and "on friday" count from. */
  public Optional<Found<LocalDate>> date(
      String said, Mention mention, DateRange range, LocalDate today) {
    return dates.find(Tokens.of(said), new DayChoice(today, range), mention);
  }

  /** A time of day, of office hours where morning or evening is left open. */
  public Optional<Found<LocalTime>> time(String said, Mention mention, LocalDate today) {
    Tokens tokens = Tokens.of(said);
    Optional<Found<LocalDate>> day =
        dates
            .find(tokens, new DayChoice(today, DateRange.ANY), mention)
            .filter(date -> mention == Mention.BY_THE_WAY || date.whole())
            .filter(date -> !tellsTime(tokens, date.from()));
    return times.find(without(tokens, day), mention);
  }

  /** Whether the last word must be followed by more: "half past", "on the", "november". */
  public boolean leadsOn(String said) {
    Tokens tokens = Tokens.of(said);
    String last = tokens.at(tokens.size() - 1);
    return LEADS_ON.contains(last) || dates.leadsOn(last);
  }

  /** "Tonight" tells the hour as well; of two figures nobody knows whether they are a day. */
  private static boolean tellsTime(Tokens tokens, int at) {
    return tokens.at(at).equals("tonight")
        || (tokens.at(at).matches("\\d+") && tokens.at(at + 1).matches("\\d+"));
  }

  /** What may be said in a number up to {@code max}, for recognition grammars. */
  public Set<String> numberPhrases(long max) {
    return grammar.numbers(max);
  }

  /** What may be said in an amount of up to so many whole units. */
  public Set<String> moneyPhrases(long max) {
    return grammar.money(max);
  }

  /** What may be said in a day. */
  public Set<String> datePhrases(DateRange range, Mention mention) {
    return mention == Mention.ANSWER ? days.asked(range) : days.inPassing();
  }

  /** What may be said in a time of day. */
  public Set<String> timePhrases(Mention mention) {
    return mention == Mention.ANSWER ? hours.asked() : hours.inPassing();
  }

  private static Tokens without(Tokens tokens, Optional<? extends Found<?>> found) {
    return found.map(tokens::without).orElse(tokens);
  }
}
