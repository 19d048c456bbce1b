package org.dozvon.dialog;

import java.time.Duration;
import java.util.List;

/**
 * What a hotline knows of a route: the names that may go in and come out, and how long it may take.
 */
record Route(String name, List<String> arguments, List<String> replies, Duration limit) {
  /**
   * How long a route may take when the hotline does not say: long enough for a slow back office.
   */
  static final Duration LIMIT = Duration.ofSeconds(5);

  Route {
    arguments = List.copyOf(arguments);
    replies = List.copyOf(replies);
  }
}
