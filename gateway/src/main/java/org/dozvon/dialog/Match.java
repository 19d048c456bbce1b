package org.dozvon.dialog;

/** What an utterance was taken for. */
sealed interface Match {
  /**
   * Surely this one.
   *
   * @param score 0..1
   */
  record Clear(Intent intent, double score) implements Match {}

  /** Perhaps this one: worth asking. */
  record Unsure(Intent intent, double score) implements Match {}

  /** Like nothing that is known. */
  record None() implements Match {}
}
