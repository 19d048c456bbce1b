package org.dozvon.server;

import org.dozvon.ivr.AgiChannel;

/** What is done with one call; runs on the call's own virtual thread and may block. */
@FunctionalInterface
public interface AgiCallHandler {
  /** When it returns or throws, the connection is closed and the dialplan goes on. */
  void handle(AgiChannel channel) throws Exception;
}
