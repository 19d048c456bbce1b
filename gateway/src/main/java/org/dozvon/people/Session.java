package org.dozvon.people;

/**
 * Somebody who is signed in, as they are now: a changed role counts at once.
 *
 * @param mustChangePassword nothing else may be done before
 * @param csrf what forms must send along; the same for the whole session
 */
public record Session(OpenSession stored, Person person, boolean mustChangePassword, String csrf)
    implements Pass {
  @Override
  public boolean may(Right right) {
    return !mustChangePassword && person.role().rights().contains(right);
  }

  @Override
  public String signature() {
    return person.login();
  }

  /** Whether a form came from a page of this session. */
  public boolean isOwnForm(String sent) {
    return Secrets.same(csrf, sent);
  }

  @Override
  public String toString() {
    return "Session[" + person.login() + "]";
  }
}
