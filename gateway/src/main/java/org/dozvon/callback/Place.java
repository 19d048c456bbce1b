package org.dozvon.callback;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitingCaller;

/**
 * A place in a queue that is kept while nobody stands there.
 *
 * @param joined when it was taken: who joined later stands behind it
 * @param asked when a person was asked for
 * @param priority higher goes first; as it was when the place was left
 */
public record Place(Instant joined, Instant asked, int priority) implements Comparable<Place> {
  private static final Comparator<Place> SERVED_FIRST =
      Comparator.comparingInt(Place::priority).reversed().thenComparing(Place::joined);

  /** The place of somebody who stands in the queue. */
  public static Place of(WaitingCaller caller) {
    return new Place(caller.joined(), caller.facts().asked(), caller.priority());
  }

  @Override
  public int compareTo(Place other) {
    return SERVED_FIRST.compare(this, other);
  }

  /**
   * How many of those who stand in the queue are served before this place.
   *
   * @param counts leaves out who only holds somebody's place
   */
  public int ahead(QueueView view, Predicate<WaitingCaller> counts) {
    List<WaitingCaller> waiting = view.waiting().stream().filter(counts).toList();
    // The view's own order counts: who came back to a kept place joined late and stands before.
    for (int i = waiting.size() - 1; i >= 0; i--) {
      if (of(waiting.get(i)).compareTo(this) <= 0) {
        return i + 1;
      }
    }
    return 0;
  }
}
