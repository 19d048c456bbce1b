package org.dozvon.dialog;

/**
 * When a value is put forward for the caller's yes. Immutable.
 *
 * @param below for {@code UNSURE}: confidence of the recogniser, 0..1, below which it is asked
 * @param onTheWay said about a value for which no yes is waited, so that the caller may correct it;
 *     may be {@link Prompt#NONE}
 */
record ConfirmPolicy(When when, double below, Prompt onTheWay) {
  static final double BELOW = 0.8;

  /** How often. */
  enum When {
    ALWAYS,
    UNSURE,
    NEVER
  }

  /** Whether a yes is waited for. */
  boolean asks(double confidence) {
    return switch (when) {
      case ALWAYS -> true;
      case UNSURE -> confidence < below;
      case NEVER -> false;
    };
  }
}
