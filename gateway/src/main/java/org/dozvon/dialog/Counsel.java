package org.dozvon.dialog;

import java.util.function.Supplier;
import org.dozvon.keeper.Advice;

/**
 * What the queue asks of the bot, looked at when it matters. Confined to the conversation's thread.
 */
final class Counsel {
  private Supplier<Advice> source = () -> Advice.NORMAL;
  private boolean offered;

  void from(Supplier<Advice> other) {
    source = other;
  }

  /** People sit idle: few words. */
  boolean isBrief() {
    return source.get() == Advice.PERSON_AT_ONCE;
  }

  /**
   * Whether a caller who asks for a person is first told what can be had at once: while the queue
   * is in danger, before anything else was understood, once, and never a gentle caller.
   */
  boolean offersFirst(Waiting waiting, Treatment treatment) {
    boolean offers =
        !offered
            && waiting instanceof Waiting.Open open
            && open.first()
            && !treatment.isGentle()
            && source.get() == Advice.MORE_SELF_SERVICE;
    offered |= offers;
    return offers;
  }
}
