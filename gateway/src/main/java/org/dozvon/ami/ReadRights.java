package org.dozvon.ami;

import java.util.Optional;
import java.util.Set;

/**
 * What the manager user may read. Asterisk does not tell it: it only keeps silent. So a list that
 * has somebody of whom no event came, or people who left the queues while no channel ever ended, is
 * the proof. Confined to one thread at a time.
 */
final class ReadRights {
  /** Events of the class call; all others that are read are of the class agent or user. */
  private static final Set<String> CALL =
      Set.of("dialend", "hanguprequest", "softhanguprequest", "hangup");

  private static final int ENOUGH = 3;
  private int ofAgents;
  private int ofCalls;
  private int left;
  private boolean isUntold;

  /** Another connection. */
  void begin() {
    ofAgents = 0;
    ofCalls = 0;
    left = 0;
    isUntold = false;
  }

  void saw(String kind) {
    if (CALL.contains(kind)) {
      ofCalls++;
    } else if (!kind.equals("userevent")) {
      ofAgents++;
      left += kind.equals("queuecallerleave") ? 1 : 0;
    }
  }

  /** A list was compared with what had been told. */
  void compared(int differences) {
    isUntold |= differences > 0;
  }

  /** The class that is missing, as it is called in manager.conf. */
  Optional<String> missing() {
    if (ofAgents == 0 && isUntold) {
      return Optional.of("agent");
    }
    return ofCalls == 0 && left >= ENOUGH ? Optional.of("call") : Optional.empty();
  }
}
