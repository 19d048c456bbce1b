package org.dozvon.testing;

import java.util.Optional;
import org.dozvon.people.Passwords;

/** Passwords that cost nothing, for tests in which they are not the matter. */
public final class PlainPasswords implements Passwords {
  @Override
  public String hash(String password) {
    return "plain " + password;
  }

  @Override
  public boolean matches(String password, Optional<String> hash) {
    return hash.filter(it -> it.equals(hash(password))).isPresent();
  }

  @Override
  public boolean isOutdated(String hash) {
    return false;
  }
}
