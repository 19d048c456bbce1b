package org.dozvon.ami;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.ListCommandsAction;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the manager user may do: Asterisk tells; what it may read shows only by its absence. */
final class ManagerRights {
  private static final Logger log = LoggerFactory.getLogger(ManagerRights.class);
  private static final int LIMIT_MS = 10_000;

  private ManagerRights() {}

  /** Names what is missing, and the line to write. */
  static void check(ManagerConnection connection, AmiSettings settings)
      throws IOException, TimeoutException {
    ManagerResponse may = connection.sendAction(new ListCommandsAction(), LIMIT_MS);
    if (may == null || may instanceof ManagerError) {
      return; // cut, or an Asterisk that does not tell
    }
    List<String> missing =
        Stream.of("queueadd", "redirect", "originate")
            .filter(name -> may.getAttribute(name) == null)
            .toList();
    if (!missing.isEmpty()) {
      log.warn(
          "event=ami_rights manager={} missing={} (expected in manager.conf, section [{}]: write ="
              + " call,agent,originate; without it the queues are seen, but nothing can be done there)",
          settings,
          missing,
          settings.user());
    }
  }
}
