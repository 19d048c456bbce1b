package org.dozvon.call;

/**
 * How a call ended, who ended it and why.
 *
 * @param reason in plain words
 */
public record Ending(Result result, Party party, String reason) {
  /** What the caller got. */
  public enum Result {
    /** The bot did what was asked. */
    SERVED,
    /** A person took over. */
    HANDED_OVER,
    /** The caller left before getting either. */
    ABANDONED,
    /** Something broke and the caller got neither. */
    FAILED
  }

  /** Whose doing it was. */
  public enum Party {
    CALLER,
    BOT,
    AGENT,
    GATEWAY,
    ASTERISK,
    BACK_OFFICE
  }
}
