package org.dozvon.operator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dozvon.queue.QueueView;

/**
 * All queues at one moment.
 *
 * @param blindSince since when nothing is known of the queues, which are shown as they were then;
 *     empty: all is known
 */
public record QueueBoard(Instant at, List<QueueView> queues, Optional<Instant> blindSince) {
  /** Copies. */
  public QueueBoard {
    queues = List.copyOf(queues);
  }

  /** The queue of this name. */
  public Optional<QueueView> find(String queue) {
    return queues.stream().filter(view -> view.queue().equals(queue)).findFirst();
  }
}
