package org.dozvon.people;

import java.util.Optional;

/**
 * Hashes passwords, slowly on purpose. Blocks for as long as that takes; safe for use by many
 * threads. How many are hashed at a time is limited, so that a storm of sign-ins leaves the machine
 * to the calls.
 */
public interface Passwords {
  /** A hash with its parameters and a fresh salt. */
  String hash(String password) throws BusyException;

  /** Whether it is the password of that hash. No hash costs as much and is never matched. */
  boolean matches(String password, Optional<String> hash) throws BusyException;

  /** Whether a hash was made with weaker parameters than hashes are now. */
  boolean isOutdated(String hash);

  /** Too many passwords are hashed now; ask again in a moment. */
  final class BusyException extends Exception {
    private static final long serialVersionUID = 1L;

    public BusyException() {
      super("too many sign-ins at once");
    }
  }
}
