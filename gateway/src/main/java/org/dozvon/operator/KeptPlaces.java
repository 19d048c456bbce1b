package org.dozvon.operator;

import java.util.Optional;
import java.util.OptionalInt;
import org.dozvon.callback.Place;

/** Places in queues that callers left and come back to. Safe for use by many threads. */
@FunctionalInterface
public interface KeptPlaces {
  /** Nobody keeps a place. */
  KeptPlaces NONE = (queue, number) -> Optional.empty();

  /**
   * A place that was kept.
   *
   * @param position where that is now, 1 is next; empty when not known
   */
  record Kept(OptionalInt position, Place place) {}

  /** Gives the place back to the caller, who is not called back any more; empty: none was kept. */
  Optional<Kept> take(String queue, String number);
}
