package org.dozvon.operator;

import java.util.function.Consumer;

/**
 * What an agent or a supervisor asks for a person at the queues. Each begins and returns at once;
 * {@code told} gets the result exactly once, from any thread, and must not block. Safe for use by
 * many threads.
 */
public interface AgentCommands {
  /**
   * The person works for the queue from now on.
   *
   * @param phone Asterisk's interface, such as {@code PJSIP/101}
   * @param name by which the queue knows the person; may be empty
   * @param penalty lower is rung first
   */
  void logIn(String queue, String phone, String name, int penalty, Consumer<CommandResult> told);

  /** The person works for the queue no longer. */
  void logOut(String queue, String phone, Consumer<CommandResult> told);

  /**
   * Is not rung until {@link #resume}.
   *
   * @param queue empty: in all queues
   * @param reason in plain words; may be empty
   */
  void pause(String queue, String phone, String reason, Consumer<CommandResult> told);

  /** Is rung again. */
  void resume(String queue, String phone, Consumer<CommandResult> told);
}
