package org.dozvon.wording;

/** How a value came to be said: bare words are enough for an answer, not for a mention. */
public enum Mention {
  /** As the answer to a question for it: "nine". */
  ANSWER,
  /** In words that say more: "book a table for two at nine". */
  BY_THE_WAY
}
