package org.dozvon.operator;

/** How a supervisor's phone gets into a running talk. Blocks while Asterisk answers. */
public interface ListenLine {
  /** How somebody is in a talk. */
  enum Way {
    /** Hears both. */
    LISTEN,
    /** The same, and the agent hears them, the caller does not. */
    WHISPER,
    /** Everybody hears everybody. */
    BARGE
  }

  /** How it is with a phone that was asked to listen. */
  enum Course {
    RINGING,
    LISTENING,
    GONE,
    /** Asterisk does not answer. */
    UNKNOWN
  }

  /**
   * Rings the listener's phone; once it answers it is in the talk of the other phone.
   *
   * @param id by which it is asked for and ended; letters, digits and {@code -}
   * @param listener the supervisor's phone, such as {@code PJSIP/102}
   * @param agent whose talk
   */
  CommandResult begin(String id, String listener, String agent, Way way);

  /** How it is now. */
  Course course(String id);

  /** Ends it, also while it rings. */
  void end(String id);
}
