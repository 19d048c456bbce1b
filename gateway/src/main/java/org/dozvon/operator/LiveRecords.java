package org.dozvon.operator;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;

/** What was kept of the queues; the story of one who still waits goes on until now. */
public final class LiveRecords implements QueueRecords {
  private final QueueRecords kept;
  private final Supplier<Wall> wall;

  /** Both may block. */
  public LiveRecords(QueueRecords kept, Supplier<Wall> wall) {
    this.kept = kept;
    this.wall = wall;
  }

  @Override
  public List<Figures> quarters(Interval time) throws IOException {
    return kept.quarters(time);
  }

  @Override
  public List<Outcome> outcomes(Interval time) throws IOException {
    return kept.outcomes(time);
  }

  @Override
  public List<String> story(String call) throws IOException {
    return Stream.concat(kept.story(call).stream(), WaitingStory.of(wall.get(), call).stream())
        .toList();
  }
}
