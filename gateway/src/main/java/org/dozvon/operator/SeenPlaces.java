package org.dozvon.operator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dozvon.callback.Place;
import org.dozvon.queue.QueueView;

/**
 * Who stands in the queues, and who stood there a moment ago. One thread looks; safe for reading by
 * many, none of whom waits.
 */
final class SeenPlaces {
  /** The latest; a place is asked for within seconds. */
  private static final int MOST = 5_000;

  /** Replaced as a whole; the oldest first. */
  private volatile Map<String, Place> seen = Map.of();

  private volatile QueueBoard board = new QueueBoard(Instant.EPOCH, List.of(), Optional.empty());

  void look(QueueBoard now) {
    Map<String, Place> more = new LinkedHashMap<>(seen);
    for (QueueView view : now.queues()) {
      view.waiting().forEach(w -> more.putIfAbsent(view.queue() + "/" + w.caller(), Place.of(w)));
    }
    more.keySet().removeAll(more.keySet().stream().limit(Math.max(0, more.size() - MOST)).toList());
    seen = more;
    board = now;
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
    QueueBoard now = board;
    if (now.blindSince().isPresent() || now.find(queue).isEmpty()) {
      return OptionalInt.empty();
    }
    // Stand-ins count: they hold the places of people who came before.
    int ahead = place.ahead(now.find(queue).get(), waiting -> !waiting.caller().equals(without));
    return OptionalInt.of(ahead + 1);
  }
}
