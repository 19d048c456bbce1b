package org.dozvon.dialog;

import java.util.Optional;

/** What an utterance was taken for. */
sealed interface Match {
  /**
   * Surely this one.
   *
   * @param score 0..1
   */
  record Clear(Intent intent, double score) implements Match {}

  /**
   * Perhaps this one: worth asking.
   *
   * @param other almost as likely
   * @param score of the first, 0..1
   */
  record Unsure(Intent intent, Optional<Intent> other, double score) implements Match {}

  /** A human is wanted, in words that no list holds. */
  record Person() implements Match {}

  /** Like nothing that is known. */
  record None() implements Match {}
}
