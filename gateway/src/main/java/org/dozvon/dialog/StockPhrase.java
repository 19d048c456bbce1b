package org.dozvon.dialog;

import java.util.Locale;
import java.util.Set;

/** The sentences every hotline needs, whatever it is about; all of them stand in its file. */
enum StockPhrase {
  /** Short: who answers, that one may speak freely, 0 for a person. */
  GREETING,
  /** The open question, when it must be asked again. */
  QUESTION,
  ANYTHING_ELSE,
  NOT_UNDERSTOOD,
  /** Nothing was heard: a short reminder. */
  SILENCE,
  /** One line of the menu of keys. */
  MENU_LINE("offer", "key"),
  /** More lines are to be had with key 9. */
  MENU_MORE,
  /** A person, with key 0. */
  MENU_PERSON,
  /** One line of a list of places. */
  LIST_LINE("choice", "key"),
  /** Is this about ...? */
  GUESS("about"),
  YES_NO_KEYS,
  HELP,
  /** The line cannot be heard: keys only from here on. */
  KEYS_ONLY,
  ROUTE_FAILED,
  /** The last words before a person. */
  CONNECTING,
  GOODBYE,
  /** The topic for the agent when the caller named none. */
  NO_TOPIC;

  private final Set<String> uses;

  StockPhrase(String... uses) {
    this.uses = Set.of(uses);
  }

  /** Its name in the hotline's file: {@code not-understood}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The values it may use. */
  Set<String> uses() {
    return uses;
  }
}
