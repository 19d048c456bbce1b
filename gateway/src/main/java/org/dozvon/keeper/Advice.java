package org.dozvon.keeper;

/** What the keeper asks of the bot while a queue is as it is. */
public enum Advice {
  /** As the dialog says. */
  NORMAL,
  /** The queue is in danger: offer what the bot can do itself before a person. */
  MORE_SELF_SERVICE,
  /** People sit idle: fewer words, a person at once. */
  PERSON_AT_ONCE
}
