package org.dozvon.chat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.dozvon.dialog.ActionText;
import org.dozvon.dialog.DialogAction;
import org.dozvon.dialog.DialogInput;
import org.dozvon.handover.RouteException;

/** Answers a chat's route calls, or lets one fail or take its time as the typist wants. */
public final class RouteDesk {
  private static final String CALLER = "caller";
  private static final Duration LOOK_UP = Duration.ofSeconds(5);

  private final ChatRoutes routes;
  private final Map<String, String> failing = new HashMap<>();
  private final Set<String> slow = new HashSet<>();

  /** Every route works. */
  public RouteDesk(ChatRoutes routes) {
    this.routes = routes;
  }

  /** From now on this route fails for this reason. */
  void fails(String route, String reason) {
    slow.remove(route);
    failing.put(route, reason);
  }

  /** From now on this route takes its time. */
  void isToBeSlow(String route) {
    failing.remove(route);
    slow.add(route);
  }

  /** From now on this route works. */
  void works(String route) {
    failing.remove(route);
    slow.remove(route);
  }

  boolean isSlow(String route) {
    return slow.contains(route);
  }

  /** What the conversation is told. */
  DialogInput answer(DialogAction.CallRoute call) {
    try {
      Map<String, String> reply = reply(call.route(), call.arguments(), call.limit());
      return new DialogInput.RouteReplied(call.route(), reply);
    } catch (RouteException e) {
      return new DialogInput.RouteFailed(call.route(), String.valueOf(e.getMessage()));
    }
  }

  /** Whether callers are looked up; a hotline may do without. */
  boolean looksUp() {
    return failing.containsKey(CALLER) || routes.offers(CALLER);
  }

  /** What the look-up knows of a number. */
  Map<String, String> lookUp(String number) throws RouteException {
    return reply(CALLER, Map.of("number", number), LOOK_UP);
  }

  /** An answer in words. */
  static String words(DialogInput answer) {
    return switch (answer) {
      case DialogInput.RouteReplied replied -> "ok" + ActionText.values(replied.reply());
      case DialogInput.RouteFailed failed -> "failed: " + failed.reason();
      default -> answer.toString();
    };
  }

  private Map<String, String> reply(String route, Map<String, String> arguments, Duration limit)
      throws RouteException {
    if (failing.containsKey(route)) {
      throw new RouteException(failing.get(route));
    }
    return routes.call(route, arguments, limit);
  }
}
