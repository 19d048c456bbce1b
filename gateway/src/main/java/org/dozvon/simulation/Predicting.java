package org.dozvon.simulation;

import java.time.Instant;
import java.util.List;
import org.dozvon.keeper.Intervention;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitPredictor;

/** Predicts waits beside whoever looks after the queues. */
public record Predicting(WaitPredictor predictor, Keeping keeping) implements Keeping {
  /** For who only wants the predictions. */
  public static final Audience NOBODY_WATCHES =
      new Audience() {
        @Override
        public void happened(QueueEvent event, List<Outcome> outcomes) {}

        @Override
        public void ended(Instant at, String caller, End how) {}

        @Override
        public void done(Instant at, Intervention intervention) {}
      };

  @Override
  public void happened(QueueEvent event, List<Outcome> outcomes) {
    outcomes.forEach(predictor::ended);
    keeping.happened(event, outcomes);
  }

  @Override
  public List<Intervention> look(List<QueueView> queues, Instant now) {
    predictor.look(queues, now);
    return keeping.look(queues, now);
  }
}
