package org.dozvon.operator;

/** What became of something that was asked of Asterisk. */
public sealed interface CommandResult {
  /** Asterisk says that it is done. */
  record Done() implements CommandResult {}

  /**
   * It is not done.
   *
   * @param reason in words for the log, such as Asterisk's own
   */
  record Refused(String reason) implements CommandResult {}

  /**
   * No answer came: it may be done or not.
   *
   * @param reason in words for the log
   */
  record Unknown(String reason) implements CommandResult {}

  /** It is done. */
  static CommandResult done() {
    return new Done();
  }

  /** Whether it is surely done. */
  default boolean isDone() {
    return this instanceof Done;
  }
}
