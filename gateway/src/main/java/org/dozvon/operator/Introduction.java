package org.dozvon.operator;

import java.time.Instant;
import java.util.List;
import org.dozvon.callback.CallBack;
import org.dozvon.callback.CallBackState;
import org.dozvon.queue.Facts;
import org.dozvon.queue.PriorityReason;
import org.dozvon.queue.QueueEvent;

/** Tells the queues who it is that comes for a call-back. */
final class Introduction {
  private Introduction() {}

  /** Who is called back has not waited with the telephone at the ear: the clocks begin now. */
  static List<QueueEvent> of(CallBack it, Instant now) {
    if (!(it.state() instanceof CallBackState.Due)
        && !(it.state() instanceof CallBackState.Dialling)) {
      return List.of();
    }
    PriorityReason reason =
        new PriorityReason(PriorityReason.Kind.CALL_BACK, "keeps the place of a call");
    Facts facts = new Facts(it.call(), it.number(), now, now, false, "", "", List.of(reason));
    return List.of(
        new QueueEvent.Known(now, it.standIn(), facts),
        new QueueEvent.Known(now, it.channel(), facts));
  }
}
