package org.dozvon.operator;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Where the wallboard's figures come from. Safe for use by many threads. */
public interface WallSource {
  /** As it is now; waits a moment for it. */
  Wall now();

  /**
   * Tells of every change, twice a second at most, and once a second without one.
   *
   * @param isWanted nobody is told while it is false
   * @param told must not block
   */
  void watch(BooleanSupplier isWanted, Consumer<Wall> told);
}
