package org.dozvon.ami;

import org.asteriskjava.manager.action.QueueChangePriorityCallerAction;

/**
 * Changes a waiting caller's priority and place at once; without {@code Immediate} Asterisk only
 * notes the number. Public for the library, which reads it by reflection.
 */
public final class ImmediatePriorityAction extends QueueChangePriorityCallerAction {
  private static final long serialVersionUID = 1L;

  /**
   * @param channel the caller's channel name, in full
   */
  public ImmediatePriorityAction(String queue, String channel, int priority) {
    super(queue, channel, priority);
  }

  /** For the library. */
  public String getImmediate() {
    return "true";
  }
}
