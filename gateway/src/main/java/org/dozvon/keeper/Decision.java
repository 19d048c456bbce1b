package org.dozvon.keeper;

import java.util.List;

/**
 * What the keeper decides at one moment.
 *
 * @param state to be handed in at the next decision
 * @param steps to be done in this order
 * @param notes to be kept beside them
 */
public record Decision(KeeperState state, List<Step> steps, List<Note> notes) {
  /** Copies. */
  public Decision {
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
  }
}
