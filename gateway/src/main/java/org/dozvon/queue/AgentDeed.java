package org.dozvon.queue;

/** One thing that the rules about people want done. */
public sealed interface AgentDeed {
  /** Whom it is about: Asterisk's interface. */
  String phone();

  /** Is not rung in any queue, until ready. */
  record Pause(String phone, String reason) implements AgentDeed {}

  /** Is rung again. */
  record Resume(String phone) implements AgentDeed {}

  /** Those who look after the queue are told. */
  record Tell(String phone, String queue, String text) implements AgentDeed {}

  /** A waiting caller has one more reason to go first. */
  record Excuse(String phone, String queue, String caller, PriorityReason reason)
      implements AgentDeed {}
}
