package org.dozvon.chat;

import java.io.IOException;
import java.util.Map;

/** Starts a hotline's routes for one chat, on data that nobody else sees. */
@FunctionalInterface
public interface DemoDesk {
  /**
   * Starts them; takes a second or two. Whoever asks closes them.
   *
   * @param routes the route files' texts by path
   * @throws IOException when they do not start; the message says which and why
   */
  ChatRoutes start(String hotline, Map<String, String> routes) throws IOException;
}
