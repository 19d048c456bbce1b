package org.dozvon.ami;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.ListCommandsAction;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;

/** What the manager user may do, which Asterisk tells; each a sentence with the line to write. */
final class ManagerRights {
  private static final int LIMIT_MS = 10_000;

  private ManagerRights() {}

  /** What is missing to act at the queues; empty too where Asterisk does not tell. */
  static Optional<String> missingWrite(ManagerConnection connection, AmiSettings settings)
      throws IOException, TimeoutException {
    ManagerResponse may = connection.sendAction(new ListCommandsAction(), LIMIT_MS);
    if (may == null || may instanceof ManagerError) {
      return Optional.empty();
    }
    List<String> missing =
        Stream.of("queueadd", "redirect", "originate")
            .filter(name -> may.getAttribute(name) == null)
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the manager user may not "
                + String.join(", ", missing)
                + ", so the queues are seen, but little can be done there (expected in"
                + " manager.conf, section ["
                + settings.user()
                + "]: write = call,agent,originate)");
  }

  /**
   * What it means that events of a class do not come.
   *
   * @param missing the class
   */
  static String missingRead(String missing, AmiSettings settings) {
    return "the manager user is told nothing of the class "
        + missing
        + ", so what happens at the queues is seen late and in part only (expected in manager.conf,"
        + " section ["
        + settings.user()
        + "]: read = call,agent,user)";
  }
}
