package org.dozvon.console;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import org.dozvon.people.MachinePass;
import org.dozvon.people.Pass;

/**
 * Who has streams open: so many in all, and of one person so few that nobody shuts the others out.
 * Safe for use by many threads.
 */
final class StreamLimit {
  /** Windows and programs of one person. */
  static final int MOST_OF_ONE = 8;

  private final int most;
  private final Map<String, Integer> open = new HashMap<>();
  private int all;

  StreamLimit(int most) {
    this.most = most;
  }

  /** Whether one more of that person has room; then it counts, else the refusal is written. */
  boolean enter(Context context, Pass pass) {
    String refusal = take(pass);
    if (!refusal.isEmpty()) {
      Replies.error(context, HttpStatus.SERVICE_UNAVAILABLE, refusal);
    }
    return refusal.isEmpty();
  }

  private synchronized String take(Pass pass) {
    if (all >= most) {
      return most + " streams are open";
    }
    String who = pass.person().login();
    if (!(pass instanceof MachinePass) && open.getOrDefault(who, 0) >= MOST_OF_ONE) {
      return MOST_OF_ONE + " streams of yours are open";
    }
    open.merge(who, 1, Integer::sum);
    all++;
    return "";
  }

  synchronized void leave(Pass pass) {
    open.computeIfPresent(pass.person().login(), (who, count) -> count > 1 ? count - 1 : null);
    all--;
  }
}
