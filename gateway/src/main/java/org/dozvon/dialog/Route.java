package org.dozvon.dialog;

import java.time.Duration;
import java.util.List;

/**
 * What a hotline knows of a route: the names that may go in and come out, and how long it may take.
 *
 * @param changes whether a call may change something, so that what led to it cannot be taken back
 */
record Route(
    String name, List<String> arguments, List<String> replies, Duration limit, boolean changes) {
  /**
   * How long a route may take when the hotline does not say: long enough for a slow back office.
   */
  static final Duration LIMIT = Duration.ofSeconds(5);

  Route {
    arguments = List.copyOf(arguments);
    replies = List.copyOf(replies);
  }
}
