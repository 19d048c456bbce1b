package org.dozvon.keeper;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.dozvon.queue.ToldWait;

/**
 * What one caller has heard about their turn.
 *
 * @param at when they last heard something
 * @param atMost how long it would be
 * @param place the lowest place that they heard; 1 is next
 */
record Told(Optional<Instant> at, ToldWait atMost, OptionalInt place) {
  static final Told NOTHING = new Told(Optional.empty(), ToldWait.NOTHING, OptionalInt.empty());

  /** A place that may be told: never a later one than before. */
  OptionalInt place(int now) {
    return place.isPresent() && now > place.getAsInt() ? OptionalInt.empty() : OptionalInt.of(now);
  }

  /** After they heard this; what is empty was not said. */
  Told and(OptionalInt nextPlace, Optional<ToldWait> nextWait, Instant now) {
    return new Told(
        Optional.of(now), nextWait.orElse(atMost), nextPlace.isPresent() ? nextPlace : place);
  }
}
