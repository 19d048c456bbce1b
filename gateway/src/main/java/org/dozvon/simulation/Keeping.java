package org.dozvon.simulation;

import java.time.Instant;
import java.util.List;
import org.dozvon.keeper.Intervention;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.QueueView;

/** Who looks after the simulated queues: nobody, or the keeper. */
public interface Keeping {
  /** Plain app_queue. */
  Keeping NOBODY =
      new Keeping() {
        @Override
        public void happened(QueueEvent event, List<Outcome> outcomes) {}

        @Override
        public List<Intervention> look(List<QueueView> queues, Instant now) {
          return List.of();
        }
      };

  /** Something happened at the queues, and this ended with it. */
  void happened(QueueEvent event, List<Outcome> outcomes);

  /** Once a second: what is to be done now. */
  List<Intervention> look(List<QueueView> queues, Instant now);
}
