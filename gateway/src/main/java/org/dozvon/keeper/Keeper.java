package org.dozvon.keeper;

import java.time.Instant;
import java.util.List;
import org.dozvon.queue.QueueView;

/**
 * Keeps the promise of the queues: sees them, decides what is to be done and what is to be undone.
 * Pure: the same input gives the same decision. To be asked about once a second; the first decision
 * of a life begins with {@link KeeperState#START} or with what the last one wrote down.
 */
public final class Keeper {
  private final Rules rules;

  /** By these rules. */
  public Keeper(Rules rules) {
    this.rules = rules;
  }

  /** The rules it goes by. */
  public Rules rules() {
    return rules;
  }

  /**
   * Decides.
   *
   * @param views the queues as they are; must not be asked while nothing is known of them
   */
  public Decision decide(
      KeeperState state,
      List<QueueView> views,
      Measures measures,
      Predictions predictions,
      Instant now) {
    return new Decision(state, List.of(), List.of());
  }
}
