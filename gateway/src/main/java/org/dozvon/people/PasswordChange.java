package org.dozvon.people;

import java.time.Instant;

/** What came of changing one's own password. */
public sealed interface PasswordChange {
  /** It is changed; every session of the person has ended and this one has begun. */
  record Changed(SignIn.SignedIn session) implements PasswordChange {}

  /** The old password was wrong. */
  record WrongPassword() implements PasswordChange {}

  /** The new one is not taken. */
  record NotTaken(PasswordFault fault) implements PasswordChange {}

  /** Too many wrong tries. */
  record LockedUntil(Instant until) implements PasswordChange {}

  /** Too many at once; ask again in a moment. */
  record Busy() implements PasswordChange {}
}
