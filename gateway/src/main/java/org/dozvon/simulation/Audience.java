package org.dozvon.simulation;

import java.time.Instant;
import java.util.List;
import org.dozvon.keeper.Intervention;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueEvent;

/** Watches a simulated day. */
public interface Audience {
  /** Something happened at the queues, and this ended with it. */
  void happened(QueueEvent event, List<Outcome> outcomes);

  /** A caller's day is over in a way that the queues know nothing of. */
  void ended(Instant at, String caller, End how);

  /** Ends outside of the queues. */
  enum End {
    /** The queue let nobody in. */
    TURNED_AWAY,
    /** Did not pick up when called back. */
    NOT_REACHED
  }

  /** The keeper had this done. */
  void done(Instant at, Intervention intervention);
}
