package org.dozvon.dialog;

import java.time.Duration;

/**
 * When pressed keys are complete. {@code #} always ends an entry and is not part of it.
 *
 * @param max keys after which the entry is complete; 1 for a menu; 0 when only 0 (a person) is
 *     taken
 * @param gap a pause of this length after a key also ends the entry
 */
public record KeyPlan(int max, Duration gap) {
  /** One key, taken at once. */
  public static final KeyPlan MENU = new KeyPlan(1, Duration.ofSeconds(2));

  public KeyPlan {
    if (max < 0 || max > 32) {
      throw new IllegalArgumentException("max: " + max + " (expected: 0..32)");
    }
  }
}
