package org.dozvon.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody did, for the audit trail. Stored by name. */
public enum Act {
  SIGNED_IN,
  SIGN_IN_FAILED,
  SIGNED_OUT,
  PASSWORD_CHANGED,
  PASSWORD_RESET,
  SESSION_ENDED,
  TOKEN_MADE,
  TOKEN_REVOKED,
  PERSON_ADDED,
  PERSON_CHANGED,
  /** Asked for something that their role may not. */
  REFUSED,
  CALL_SEEN,
  /** Passed a caller on. */
  CALL_TRANSFERRED,
  /** Sent a caller a message. */
  MESSAGE_SENT,
  JOURNAL_SEARCHED,
  LISTENED,
  WHISPERED,
  BARGED,
  RECORDING_HEARD,
  EXPORTED,
  DIALOG_CHANGED,
  PUBLISHED,
  QUEUE_CHANGED,
  ALARM_ACKNOWLEDGED,
  AGENT_CHANGED,
  AUDIT_READ,
  /** Changed how much the program tells in its log. */
  LOG_CHANGED;

  /** As it is written: {@code signed-in}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The act with this word. */
  public static Optional<Act> called(String word) {
    return Arrays.stream(values()).filter(act -> act.word().equals(word)).findFirst();
  }
}
