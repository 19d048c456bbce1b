package org.dozvon.chat;

/** Where a chat is shown. */
public interface ChatScreen {
  /** The bot's words. */
  void bot(String text);

  /**
   * What happens behind the words.
   *
   * @param kind a word, such as {@code route}; empty: more of the same
   */
  void behind(String kind, String text);

  /** An answer to a command. */
  void note(String text);
}
