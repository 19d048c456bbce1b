package org.dozvon.console.dialogs;

/**
 * A line of a chat.
 *
 * @param label what kind of thing happened behind the words; empty: more of the same
 */
public record ChatLine(Kind kind, String label, String text) {
  /** Who or what it is from. */
  public enum Kind {
    CALLER,
    BOT,
    /** What happened behind the words. */
    BEHIND,
    /** An answer to a command. */
    NOTE
  }
}
