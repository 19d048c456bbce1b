package org.dozvon.operator;

import java.util.Optional;

/**
 * What Asterisk can do with a call that a person has. Channels go by their names. Each waits for
 * Asterisk's word, some seconds at most. Safe for use by many threads.
 */
public interface CallMoves {
  /** The channel at the other end of a talk; empty: it talks with nobody, or nothing is known. */
  Optional<String> peer(String channel);

  /** Sends a caller to a queue, before those who wait there. */
  CommandResult passOn(String caller, String queue);

  /**
   * The caller hears music, and the person is put through to somebody of the queue.
   *
   * @param from the queue that the caller came from, and goes back to when nobody is left
   * @param callerId Asterisk's unique id of the caller's channel
   */
  CommandResult consult(String caller, String callerId, String agent, String from, String queue);

  /** The person takes the held caller back from the middle of asking. */
  CommandResult back(String caller, String agent);

  /** Hangs a channel up. */
  CommandResult hangUp(String channel);
}
