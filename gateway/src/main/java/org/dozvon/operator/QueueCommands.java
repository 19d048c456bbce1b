package org.dozvon.operator;

import java.util.function.Consumer;
import org.dozvon.keeper.Intervention;

/** Carries out what the keeper wants done at the queues. Safe for use by many threads. */
@FunctionalInterface
public interface QueueCommands {
  /**
   * Begins and returns at once.
   *
   * @param told gets the result, exactly once, from any thread and perhaps before this returns;
   *     must not block
   */
  void carryOut(Intervention what, Consumer<CommandResult> told);
}
