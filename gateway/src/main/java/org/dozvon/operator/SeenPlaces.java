package org.dozvon.operator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dozvon.callback.Place;
import org.dozvon.queue.QueueView;

/** Who stands in the queues, and who stood there a moment ago. Guarded by its owner. */
final class SeenPlaces {
  /** The latest; a place is asked for within seconds. */
  private static final int MOST = 5_000;

  private final Map<String, Place> seen =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Place> eldest) {
          return size() > MOST;
        }
      };
  private QueueBoard board = new QueueBoard(Instant.EPOCH, List.of(), Optional.empty());

  void look(QueueBoard now) {
    board = now;
    for (QueueView view : now.queues()) {
      view.waiting().forEach(w -> seen.putIfAbsent(view.queue() + "/" + w.caller(), Place.of(w)));
    }
  }

  /**
   * The place of somebody who stood in the queue a moment ago.
   *
   * @param channel Asterisk's unique id
   */
  Optional<Place> of(String queue, String channel) {
    return Optional.ofNullable(seen.get(queue + "/" + channel));
  }

  /** Where in the queue that place is now; the parameters are those of the desk. */
  OptionalInt position(String queue, Place place, String without) {
    if (board.blindSince().isPresent() || board.find(queue).isEmpty()) {
      return OptionalInt.empty();
    }
    // Stand-ins count: they hold the places of people who came before.
    int ahead = place.ahead(board.find(queue).get(), waiting -> !waiting.caller().equals(without));
    return OptionalInt.of(ahead + 1);
  }
}
