package org.dozvon.dialog;

import java.util.Map;
import java.util.Optional;

/**
 * The value that was told back on the way, without waiting for a yes: as long as nothing else was
 * answered and no route has changed anything by it, "no, 4417" replaces it. Confined to the
 * conversation's thread.
 */
final class Amends {
  /** Replacements of one value; then a person. */
  private static final int MOST = 2;

  private Optional<Told> told = Optional.empty();
  private int replaced;

  /**
   * What was told.
   *
   * @param before all values as they were without it
   */
  record Told(Intent intent, Step.Ask ask, String value, Map<String, String> before) {
    Told {
      before = Map.copyOf(before);
    }
  }

  Optional<Told> told() {
    return told;
  }

  /** A value was told; earlier ones stand. */
  void tell(Told newest) {
    told = Optional.of(newest);
  }

  /** What was told stands. */
  void settle() {
    told = Optional.empty();
    replaced = 0;
  }

  /** The value is replaced; whether that happened too often. */
  boolean replace() {
    told = Optional.empty();
    return ++replaced > MOST;
  }
}
