package org.dozvon.dialog;

import java.util.Locale;
import java.util.Set;

/** The sentences every hotline needs, whatever it is about; all of them stand in its file. */
enum StockPhrase {
  /** Short: who answers, that one may speak freely, 0 for a person. */
  GREETING,
  /** For gentle callers, who may also say nothing and have a person. */
  GENTLE_GREETING,
  /** The open question, when it must be asked again. */
  QUESTION,
  ANYTHING_ELSE,
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
  YES_NO_KEYS,
  HELP,
  /** The line cannot be heard: keys only from here on. */
  KEYS_ONLY,
  /** A route takes a while and its step has no filler of its own. */
  ONE_MOMENT,
  /** A route takes long; offers a person, with yes or key 1. */
  STILL_LOOKING,
  ROUTE_FAILED,
  /** The last words before a person. */
  CONNECTING,
  /** Added when the caller said what it is about: it need not be said again. */
  PASSING_ON,
  GOODBYE,
  /** The topic for the agent when the caller named none. */
  NO_TOPIC;

  /** Its name in the hotline's file: {@code not-understood}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The values it may use beside those known of the caller. */
  Set<String> uses() {
    return switch (this) {
      case MENU_LINE -> Set.of("offer", "key");
      case LIST_LINE -> Set.of("choice", "key");
      case GUESS -> Set.of("about");
      default -> Set.of();
    };
  }
}
