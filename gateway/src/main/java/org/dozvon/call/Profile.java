package org.dozvon.call;

/** How a caller is treated. */
public enum Profile {
  /** The usual pace. */
  STANDARD,
  /**
   * Slower, louder, longer patience, two options at a time, a person after the first failed try.
   */
  GENTLE,
  /** No dialog: queued for a person at once. */
  STRAIGHT_TO_PERSON
}
