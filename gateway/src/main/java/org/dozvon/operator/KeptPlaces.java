package org.dozvon.operator;

import java.util.Optional;
import java.util.OptionalInt;
import org.dozvon.callback.Place;

/** Places in queues that callers left and come back to. Safe for use by many threads. */
public interface KeptPlaces {
  /** Nobody keeps a place. */
  KeptPlaces NONE =
      new KeptPlaces() {
        @Override
        public Optional<Kept> look(String queue, String number) {
          return Optional.empty();
        }

        @Override
        public void given(String queue, String number) {}
      };

  /**
   * A place that was kept.
   *
   * @param position where that is now, 1 is next; empty when not known
   */
  record Kept(OptionalInt position, Place place) {}

  /**
   * The place that is kept for a number, empty: none; nothing changes, the caller is called back
   * still. Waits about a second for the database, then goes by what was read last.
   */
  Optional<Kept> look(String queue, String number);

  /** The caller has the place and is not called back any more. Does not block. */
  void given(String queue, String number);
}
