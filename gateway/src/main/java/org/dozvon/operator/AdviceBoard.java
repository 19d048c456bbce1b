package org.dozvon.operator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.dozvon.keeper.Advice;
import org.dozvon.keeper.Intervention;

/** What the queues ask of the bots now; the bots look here. Safe for use by many threads. */
public final class AdviceBoard implements QueueCommands {
  private final Map<String, Advice> queues = new ConcurrentHashMap<>();

  @Override
  public void carryOut(Intervention what, Consumer<CommandResult> told) {
    if (what instanceof Intervention.Advise advise) {
      queues.put(advise.queue(), advise.advice());
      told.accept(CommandResult.done());
    } else {
      told.accept(new CommandResult.Refused("not for the bots"));
    }
  }

  /** What the bots of this queue's hotline are asked for. */
  public Advice of(String queue) {
    return queues.getOrDefault(queue, Advice.NORMAL);
  }
}
