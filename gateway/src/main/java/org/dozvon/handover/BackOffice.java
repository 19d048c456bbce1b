package org.dozvon.handover;

import java.time.Duration;
import java.util.Map;
import org.dozvon.call.CallContext;

/** The way to other systems. Every method may be called from many threads and blocks its caller. */
public interface BackOffice {
  /**
   * Calls the route of that name.
   *
   * @param arguments by name, untrusted text
   * @param limit after which the call is given up; the route may still run on
   * @return what the route replied, by name; {@code found=no} style values are the route's own
   * @throws RouteException when there is no such route, it fails, or the limit passes
   */
  Map<String, String> call(String route, Map<String, String> arguments, Duration limit)
      throws RouteException;

  /** Whether there is a route of that name. */
  default boolean offers(String route) {
    return true;
  }

  /**
   * Stores the context where the agent's side finds it and announces the hand-over.
   *
   * @throws RouteException when it could not; the caller goes to the queue all the same
   */
  void handOver(CallContext context, Duration limit) throws RouteException;

  /**
   * Gives the route of that name something to pass on; what it replies is not looked at.
   *
   * @param message members of plain kinds: texts, numbers, flags, lists and maps of them
   * @throws RouteException when there is no such route, it fails, or the limit passes
   */
  default void tell(String route, Map<String, Object> message, Duration limit)
      throws RouteException {
    throw new RouteException("no route " + route);
  }

  /** Tells the people who look after the service; never fails (it logs when it can't). */
  void alarm(String subject, String text);
}
