package org.dozvon.operator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that the wallboard shows of the queues at one moment.
 *
 * @param blindSince since when nothing is known of the queues; empty: all is known
 */
public record Wall(Instant at, Optional<Instant> blindSince, List<WallQueue> queues) {
  /** Nothing is known yet. */
  public static final Wall EMPTY = new Wall(Instant.EPOCH, Optional.empty(), List.of());

  /** Copies. */
  public Wall {
    queues = List.copyOf(queues);
  }

  /** The queue of this name. */
  public Optional<WallQueue> find(String queue) {
    return queues.stream().filter(each -> each.view().queue().equals(queue)).findFirst();
  }
}
