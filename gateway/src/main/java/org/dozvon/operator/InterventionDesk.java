package org.dozvon.operator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.dozvon.keeper.Intervention;

/**
 * Gives each kind of intervention to who can carry it out; a kind that nobody takes is refused.
 * Safe for use by many threads.
 */
public final class InterventionDesk implements QueueCommands {
  private final Map<Class<? extends Intervention>, QueueCommands> takers =
      new ConcurrentHashMap<>();
  private volatile BiConsumer<Intervention, CommandResult> watcher = (what, result) -> {};

  /** From now on this one is told, too, what came of each; it must not block. */
  public void watch(BiConsumer<Intervention, CommandResult> one) {
    watcher = one;
  }

  /** From now on this one carries out interventions of that kind. */
  public InterventionDesk give(Class<? extends Intervention> kind, QueueCommands taker) {
    takers.put(kind, taker);
    return this;
  }

  @Override
  public void carryOut(Intervention what, Consumer<CommandResult> told) {
    QueueCommands taker = takers.get(what.getClass());
    if (taker == null) {
      CommandResult nobody =
          new CommandResult.Refused("nobody carries out " + what.getClass().getSimpleName());
      watcher.accept(what, nobody);
      told.accept(nobody);
    } else {
      taker.carryOut(
          what,
          result -> {
            watcher.accept(what, result);
            told.accept(result);
          });
    }
  }
}
