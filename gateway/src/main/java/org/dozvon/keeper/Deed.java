package org.dozvon.keeper;

import java.time.Instant;

/**
 * Something that the keeper changed and must change back.
 *
 * @param step the number of the step that did it
 * @param was the penalty before; of no meaning for other interventions
 * @param seen the change was seen on the floor
 * @param dry it was only said
 */
record Deed(
    long step, String rung, Intervention what, int was, Instant at, boolean seen, boolean dry) {
  Deed confirmed() {
    return seen ? this : new Deed(step, rung, what, was, at, true, dry);
  }
}
