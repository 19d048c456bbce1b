package org.dozvon.testing;

import java.util.List;
import org.dozvon.operator.QueueRecords;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;

/** Nothing was kept of any queue. */
public final class NoQueues implements QueueRecords {
  @Override
  public List<Figures> quarters(Interval time) {
    return List.of();
  }

  @Override
  public List<Outcome> outcomes(Interval time) {
    return List.of();
  }
}
