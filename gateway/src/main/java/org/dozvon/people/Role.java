package org.dozvon.people;

import static org.dozvon.people.Right.ACKNOWLEDGE_ALARMS;
import static org.dozvon.people.Right.ACT_AS_AGENT;
import static org.dozvon.people.Right.BARGE;
import static org.dozvon.people.Right.EDIT_DIALOGS;
import static org.dozvon.people.Right.EDIT_QUEUES;
import static org.dozvon.people.Right.EXPORT;
import static org.dozvon.people.Right.HEAR_RECORDINGS;
import static org.dozvon.people.Right.LISTEN;
import static org.dozvon.people.Right.MANAGE_PEOPLE;
import static org.dozvon.people.Right.PUBLISH;
import static org.dozvon.people.Right.READ_AUDIT_LOG;
import static org.dozvon.people.Right.RUN_SERVICE;
import static org.dozvon.people.Right.SEE_ALL_CALLS;
import static org.dozvon.people.Right.SEE_BOARD;
import static org.dozvon.people.Right.SEE_DIALOGS;
import static org.dozvon.people.Right.SEE_OWN_CALLS;
import static org.dozvon.people.Right.WHISPER;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody is to the hotline, and the table of what each may do. */
public enum Role {
  /** Talks with callers; sees the calls they took. */
  AGENT(SEE_OWN_CALLS, ACT_AS_AGENT),

  /** Answers for the promise; may also take calls. */
  SUPERVISOR(
      SEE_OWN_CALLS,
      ACT_AS_AGENT,
      SEE_ALL_CALLS,
      SEE_BOARD,
      ACKNOWLEDGE_ALARMS,
      LISTEN,
      WHISPER,
      BARGE,
      HEAR_RECORDINGS,
      EXPORT,
      SEE_DIALOGS),

  /** Runs the service: everything except being in a call. */
  ADMIN(
      SEE_OWN_CALLS,
      SEE_ALL_CALLS,
      SEE_BOARD,
      ACKNOWLEDGE_ALARMS,
      HEAR_RECORDINGS,
      EXPORT,
      SEE_DIALOGS,
      EDIT_DIALOGS,
      PUBLISH,
      EDIT_QUEUES,
      MANAGE_PEOPLE,
      READ_AUDIT_LOG,
      RUN_SERVICE),

  /** Looks at everything that was done and changes nothing. */
  AUDITOR(SEE_ALL_CALLS, SEE_BOARD, HEAR_RECORDINGS, EXPORT, SEE_DIALOGS, READ_AUDIT_LOG);

  @SuppressWarnings("ImmutableEnumChecker") // it is, by unmodifiableSet
  private final Set<Right> rights;

  Role(Right... rights) {
    this.rights = Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(rights)));
  }

  /** What it may do. */
  public Set<Right> rights() {
    return rights;
  }

  /** As it is written: {@code supervisor}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role with this word. */
  public static Optional<Role> called(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
