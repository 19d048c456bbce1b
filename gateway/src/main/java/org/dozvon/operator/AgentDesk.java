package org.dozvon.operator;

import java.util.List;
import org.dozvon.call.CallId;

/**
 * What a person does for themselves at the queues, from the console or the phone. Each waits for
 * Asterisk or the database, some seconds at most. Safe for use by many threads.
 */
public interface AgentDesk {
  /**
   * Works from now on.
   *
   * @param phone Asterisk's interface, such as {@code PJSIP/101}
   * @param name may be empty
   * @param queues which; empty: those that this phone worked for last
   */
  CommandResult logIn(String phone, String name, List<String> queues);

  /** Works no longer, in any queue. */
  CommandResult logOut(String phone);

  /**
   * Is not rung until ready.
   *
   * @param reason in plain words; may be empty
   */
  CommandResult pause(String phone, String reason);

  /** Is rung again, also while writing up. */
  CommandResult ready(String phone);

  /**
   * What the last call was about and what came of it; done once it is stored.
   *
   * @param topic in words, or the number that the phone's code has for it
   * @param outcome the same
   */
  CommandResult wrapUp(String phone, String topic, String outcome);

  /** The same of a call that is known, which need not be the last. */
  default CommandResult wrapUp(String phone, CallId call, String topic, String outcome) {
    return wrapUp(phone, topic, outcome);
  }
}
