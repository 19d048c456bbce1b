package org.dozvon.people;

import java.time.Instant;

/** What came of a try to sign in. */
public sealed interface SignIn {
  /**
   * Welcome.
   *
   * @param token for the cookie; it is nowhere else
   */
  record SignedIn(Session session, String token) implements SignIn {
    @Override
    public String toString() {
      return "SignedIn[" + session.person().login() + "]";
    }
  }

  /** Login, password or both are wrong, or the account is disabled: it is not told which. */
  record Refused() implements SignIn {}

  /** Too many wrong tries, from that address or with that login, whether there is one or not. */
  record LockedUntil(Instant until) implements SignIn {}

  /** Too many sign in at once; ask again in a moment. */
  record Busy() implements SignIn {}
}
