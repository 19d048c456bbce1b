package org.dozvon.testing;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dozvon.console.AgentAccess;
import org.dozvon.console.HttpListener;
import org.dozvon.console.HttpSettings;
import org.dozvon.console.Pages;
import org.dozvon.console.StateRoutes;
import org.dozvon.operator.EventHub;

/** The gateway's real HTTP port, without calls. */
public final class HttpPort {
  private HttpPort() {}

  /**
   * Opens it.
   *
   * @param port 0 picks a free one
   */
  public static HttpListener open(int port, Pages pages) throws IOException {
    AgentAccess nobody = new AgentAccess(AgentAccess.NOBODY, "");
    return new HttpListener(
        HttpSettings.DEFAULTS.on(port),
        List.of(new StateRoutes(id -> Optional.empty(), new EventHub(), 2, pages, nobody)));
  }
}
