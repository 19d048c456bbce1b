package org.dozvon.cli;

import java.io.IOException;
import java.net.ConnectException;
import org.dozvon.config.HostPort;

/** Who is at the address where the gateway of this configuration would be. */
enum RunningGateway {
  NOBODY,
  /** A gateway, or one that is just ending. */
  GATEWAY,
  /** A program that answers, and not as a gateway does. */
  ANOTHER,
  /** Somebody who takes connections and says nothing. */
  SILENT;

  private static final int TRIES = 3;

  /** Asks; a silent one takes 6 s, as a busy machine's gateway may be late. */
  static RunningGateway at(HostPort http) throws InterruptedException {
    if (http.port() == 0) {
      return NOBODY;
    }
    RunningGateway found = SILENT;
    for (int i = 0; i < TRIES && found == SILENT; i++) {
      try {
        String said = GatewayState.get(http, "/health/live").body();
        found = said.contains("status") ? GATEWAY : ANOTHER;
      } catch (ConnectException e) {
        found = NOBODY;
      } catch (IOException e) {
        found = SILENT;
      }
    }
    return found;
  }
}
