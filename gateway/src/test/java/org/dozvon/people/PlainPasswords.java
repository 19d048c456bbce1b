package org.dozvon.people;

import java.util.Optional;

/** Hashes that can be read, and what they would have cost. */
final class PlainPasswords implements Passwords {
  int work;
  int longest;
  boolean busy;
  boolean outdated;
  Runnable during = () -> {};

  @Override
  public String hash(String password) throws BusyException {
    work();
    return (outdated ? "new:" : "plain:") + password;
  }

  @Override
  public boolean matches(String password, Optional<String> hash) throws BusyException {
    work();
    longest = Math.max(longest, password.length());
    during.run();
    return hash.filter(stored -> stored.replaceFirst("^[a-z]+:", "").equals(password)).isPresent();
  }

  @Override
  public boolean isOutdated(String hash) {
    return outdated;
  }

  private void work() throws BusyException {
    if (busy) {
      throw new BusyException();
    }
    work++;
  }
}
