package org.dozvon.voicebot;

/** How a voicebot session ended. */
public sealed interface BotResult {
  /** The bot did what was asked and said goodbye. */
  record Served(String reason) implements BotResult {}

  /**
   * To a person, with what the dialog knows.
   *
   * @param skill that the person should have; may be empty
   */
  record PersonWanted(String queue, String topic, String reason, String skill)
      implements BotResult {
    /** To any person of the queue. */
    public PersonWanted(String queue, String topic, String reason) {
      this(queue, topic, reason, "");
    }
  }

  /** The audio connection was closed by Asterisk: mostly the caller hung up. */
  record CallerGone(String reason) implements BotResult {}

  /** The session failed (or never began); the caller needs a person. */
  record Broken(String reason) implements BotResult {}
}
