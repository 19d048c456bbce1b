package org.dozvon.people;

import java.time.Instant;
import java.util.Collection;

/** Somebody who has shown who they are, by a session, a token, or at the machine itself. */
public sealed interface Pass permits Session, TokenPass, MachinePass {
  /** Who. */
  Person person();

  /** Whether they may do that. */
  boolean may(Right right);

  /** Who, for the audit trail: the login, and the token's name if it was one. */
  String signature();

  /**
   * Whether they may look at a call that these phones took: agents see their own since they have
   * that phone, others all.
   *
   * @param phones such as {@code PJSIP/101}; none when nobody took it
   * @param began when the call did
   */
  default boolean seesCallOf(Collection<String> phones, Instant began) {
    return may(Right.SEE_ALL_CALLS)
        || (may(Right.SEE_OWN_CALLS)
            && person().phone().filter(phones::contains).isPresent()
            && person().phoneSince().filter(began::isBefore).isEmpty());
  }
}
