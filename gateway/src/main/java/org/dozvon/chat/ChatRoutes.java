package org.dozvon.chat;

import java.time.Duration;
import java.util.Map;
import org.dozvon.handover.RouteException;

/** Who answers for the routes in a chat. */
public interface ChatRoutes extends AutoCloseable {
  /** In words: on the demo data, by the typist. */
  String who();

  /**
   * The route's reply.
   *
   * @throws RouteException when it fails
   */
  Map<String, String> call(String route, Map<String, String> arguments, Duration limit)
      throws RouteException;

  /** Whether there is such a route at all. */
  default boolean offers(String route) {
    return true;
  }

  @Override
  default void close() {}
}
