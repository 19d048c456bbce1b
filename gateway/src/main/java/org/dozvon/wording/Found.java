package org.dozvon.wording;

/**
 * A value that was said, and where: the words {@code from} (inclusive) to {@code to} (exclusive).
 *
 * @param whole whether nothing more of it is likely to follow: "nine thirty in the morning", not
 *     "nine"
 */
public record Found<T>(T value, int from, int to, boolean whole) {
  /** The same words, another value. */
  <R> Found<R> as(R other) {
    return new Found<>(other, from, to, whole);
  }
}
