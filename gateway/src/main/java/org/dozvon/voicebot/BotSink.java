package org.dozvon.voicebot;

import org.dozvon.audio.PcmFrame;

/** The way back to the caller; used by the session's loop only, never blocks. */
public interface BotSink {
  /** Sends a frame; one every 20 ms. */
  void send(PcmFrame frame);

  /** Whether the peer keeps up; what is sent while {@code false} would only pile up. */
  boolean isWritable();

  /** Says that the bot is done and closes the connection. */
  void hangUp();
}
