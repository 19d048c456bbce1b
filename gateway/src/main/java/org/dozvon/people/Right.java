package org.dozvon.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** One thing that somebody may do. What a role may do is in {@link Role}. */
public enum Right {
  /** Look at calls that oneself took. */
  SEE_OWN_CALLS,
  /** Look at every call, search the journal. */
  SEE_ALL_CALLS,
  /** Take calls: pause, notes, topic and outcome, transfer. Needs a phone. */
  ACT_AS_AGENT,
  /** The wallboard: service level, waiting callers, agents. */
  SEE_BOARD,
  /** Say that an alarm was seen. */
  ACKNOWLEDGE_ALARMS,
  /** Hear a running call without being heard. */
  LISTEN,
  /** The same, and speak to the agent only. */
  WHISPER,
  /** Join a running call. */
  BARGE,
  /** Hear calls that were recorded. */
  HEAR_RECORDINGS,
  /** Take calls and figures out as a file. */
  EXPORT,
  /** Read dialogs, prompts and queues, chat with a hotline. */
  SEE_DIALOGS,
  /** Change dialogs and prompts. */
  EDIT_DIALOGS,
  /** Make changed files live, or an older version. */
  PUBLISH,
  /** Change what queues promise and what is done for it. */
  EDIT_QUEUES,
  /** Accounts, roles, sessions and tokens of everybody. */
  MANAGE_PEOPLE,
  /** Read the audit trail. */
  READ_AUDIT_LOG,
  /** Change how much of what the program tells in its log. */
  RUN_SERVICE;

  /** As it is written in files and on the command line: {@code see-own-calls}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The right with this word. */
  public static Optional<Right> called(String word) {
    return Arrays.stream(values()).filter(right -> right.word().equals(word)).findFirst();
  }
}
