package org.dozvon.dialog;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The sentences every hotline needs, whatever it is about; all of them stand in its file. */
enum StockPhrase {
  /** Short: who answers, that one may speak freely, 0 for a person. */
  GREETING,
  /** Said instead while people sit idle. */
  BRIEF_GREETING("Hello. How can I help you?", "Здравствуйте. Чем помочь?"),
  /** For gentle callers, who may also say nothing and have a person. */
  GENTLE_GREETING,
  /** The open question, when it must be asked again. */
  QUESTION,
  ANYTHING_ELSE,
  /** After something else the caller is led back to what was left in the middle. */
  BACK_TO("Back to {about}.", "Вернёмся к вопросу: {about}."),
  NOT_UNDERSTOOD,
  /** Said before the words that an interruption without meaning has cut off. */
  AS_I_WAS_SAYING,
  /** Nothing was heard: a short reminder. */
  SILENCE,
  /** One line of the menu of keys. */
  MENU_LINE,
  /** More lines are to be had with key 9. */
  MENU_MORE,
  /** A person, with key 0. */
  MENU_PERSON,
  /** One line of a list of places. */
  LIST_LINE,
  /** Is this about ...? */
  GUESS,
  /** Is this about one thing or another? */
  EITHER("Is this about {about}, or about {other}?", "Что вас интересует: {about} или {other}?"),
  YES_NO_KEYS,
  /** How a number is typed. */
  NUMBER_KEYS("Type the number, then press the pound key.", "Наберите число и нажмите решётку."),
  /** How an amount is typed. */
  MONEY_KEYS(
      "Type the amount, the star key for the point, then press the pound key.",
      "Наберите сумму, вместо запятой звёздочку, в конце решётку."),
  /** How a day is typed. */
  DATE_KEYS(
      "Type two digits for the day and two for the month.",
      "Наберите день и месяц четырьмя цифрами."),
  /** How a day with its year is typed. */
  PAST_DATE_KEYS(
      "Type two digits for the day, two for the month, and four for the year.",
      "Наберите день, месяц и год восемью цифрами."),
  /** How a time is typed. */
  TIME_KEYS(
      "Type two digits for the hour and two for the minutes.",
      "Наберите часы и минуты четырьмя цифрами."),
  HELP,
  /** The line cannot be heard: keys only from here on. */
  KEYS_ONLY,
  /** A route takes a while and its step has no filler of its own. */
  ONE_MOMENT,
  /** A route takes long; offers a person, with yes or key 1. */
  STILL_LOOKING,
  ROUTE_FAILED,
  /** A person was asked for while many wait: what can be had at once, or ask once more. */
  BUSY_OFFER(
      "Many callers are waiting for a person. Tell me what you need, and I may help "
          + "at once. Or say operator again.",
      "Сейчас многие ждут сотрудника. Скажите, что вам нужно, и я попробую помочь "
          + "сразу. Или скажите ещё раз: оператор."),
  /** The last words before a person. */
  CONNECTING,
  /** Added when the caller said what it is about: it need not be said again. */
  PASSING_ON,
  GOODBYE,
  /** Said first where calls are recorded. */
  RECORDED("This call is recorded.", "Разговор записывается."),
  /** How satisfied, from one to five. */
  SURVEY_FIVE(
      "How satisfied are you with this call, from one, bad, to five, excellent? Say "
          + "or press the number.",
      "Оцените, пожалуйста, звонок: от одного, плохо, до пяти, отлично. Назовите или "
          + "нажмите цифру."),
  /** How likely the hotline is recommended, from nought to ten. */
  SURVEY_TEN(
      "How likely are you to recommend us to a friend? Say or press a number from "
          + "zero, not at all, to ten, certainly.",
      "Посоветуете ли вы нас знакомым? Назовите или наберите число от нуля, точно "
          + "нет, до десяти, точно да."),
  /** After the answer: anything in words? */
  SURVEY_REMARK(
      "Thank you. If you like, tell us in a few words why.",
      "Спасибо. Если хотите, скажите в двух словах почему."),
  SURVEY_THANKS("Thank you. Goodbye.", "Спасибо. До свидания."),
  /** The topic for the agent when the caller named none. */
  NO_TOPIC;

  private final String english;
  private final String russian;

  /** One whose words stand in every hotline's file. */
  StockPhrase() {
    this("", "");
  }

  /** One that is said in these words when the hotline's file has none. */
  StockPhrase(String english, String russian) {
    this.english = english;
    this.russian = russian;
  }

  /** Its name in the hotline's file: {@code not-understood}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is said when the hotline's file has no words of its own; empty when it must. */
  Optional<String> byDefault(Locale language) {
    String words = language.getLanguage().equals("ru") ? russian : english;
    return Optional.of(words).filter(text -> !text.isEmpty());
  }

  /** Whether a hotline without a survey never says it. */
  boolean isOfSurvey() {
    return switch (this) {
      case SURVEY_FIVE, SURVEY_TEN, SURVEY_REMARK, SURVEY_THANKS -> true;
      default -> false;
    };
  }

  /** The values it may use beside those known of the caller. */
  Set<String> uses() {
    return switch (this) {
      case MENU_LINE -> Set.of("offer", "key");
      case LIST_LINE -> Set.of("choice", "key");
      case GUESS, BACK_TO -> Set.of("about");
      case EITHER -> Set.of("about", "other");
      default -> Set.of();
    };
  }
}
