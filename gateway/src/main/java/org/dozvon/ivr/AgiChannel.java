package org.dozvon.ivr;

import org.dozvon.agi.AgiCommand;
import org.dozvon.agi.AgiReply;
import org.dozvon.agi.AgiRequest;

/**
 * One caller's channel as a script sees it. Used by the call's own virtual thread only; one command
 * at a time (Asterisk ends {@code WAIT FOR DIGIT} when more input arrives, so nothing is
 * pipelined).
 */
public interface AgiChannel {
  /** What Asterisk told when it connected. */
  AgiRequest request();

  /** The address of ours at which Asterisk reached us, without a port; empty: not known. */
  default String reachedAt() {
    return "";
  }

  /**
   * Sends the command and waits for its reply, however long the command runs.
   *
   * @throws ChannelClosedException when the connection to Asterisk is gone, or the reply breaks the
   *     protocol or its limits
   */
  AgiReply execute(AgiCommand command) throws ChannelClosedException;

  /**
   * Whether an unsolicited {@code HANGUP} has come: the caller is gone <em>or</em> the channel was
   * redirected and lives on elsewhere; either way it is no longer ours.
   */
  boolean isHungUp();
}
