package org.dozvon.queue;

/** From when a wait is counted. */
public enum WaitClock {
  /** From the answer of the call: the caller's truth, the bot's time included. */
  SINCE_ANSWER("from-answer"),
  /** From asking for a person: the queue's truth, earlier queues included. */
  SINCE_ASKED("from-asking");

  private final String word;

  WaitClock(String word) {
    this.word = word;
  }

  /** As files and commands write it. */
  public String word() {
    return word;
  }
}
