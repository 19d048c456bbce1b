package org.dozvon.people;

import java.time.Instant;
import java.util.Optional;

/**
 * A person as stored.
 *
 * @param hash of the password, by {@link Passwords}; empty: signs in elsewhere only (OpenID
 *     Connect)
 * @param mustChange the password is known to somebody else too and must be changed at sign-in
 * @param passwordSince when the password was set; sessions that began before are over
 */
public record Account(
    Person person, Optional<String> hash, boolean mustChange, Instant passwordSince) {
  /** The same with another password. */
  public Account with(String newHash, boolean oneTime, Instant now) {
    return new Account(person, Optional.of(newHash), oneTime, now);
  }

  /** The same password, hashed anew. */
  Account hashedAnew(String newHash) {
    return new Account(person, Optional.of(newHash), mustChange, passwordSince);
  }

  /** The login. */
  public String login() {
    return person.login();
  }

  @Override
  public String toString() {
    return "Account[" + person + "]";
  }
}
