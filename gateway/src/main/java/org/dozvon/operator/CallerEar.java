package org.dozvon.operator;

import java.util.UUID;

/**
 * Lets somebody who waits in a queue hear a voice, over the music and without leaving the place.
 */
public interface CallerEar {
  /**
   * Joins the audio connection of that id to the ear; may block for seconds.
   *
   * @param channel Asterisk's name of the caller's channel
   * @return whether Asterisk took it
   */
  boolean join(String channel, UUID audio);

  /** Ends it, when it still speaks. */
  void end(UUID audio);
}
