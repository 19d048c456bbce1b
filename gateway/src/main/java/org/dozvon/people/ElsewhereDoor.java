package org.dozvon.people;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Another place where people sign in, such as a company's directory. Blocks for that place; safe
 * for use by many threads.
 */
public interface ElsewhereDoor {
  /**
   * A sign-in begins.
   *
   * @param address where the browser goes
   * @param cookie for this browser, ten minutes
   */
  record Start(URI address, String cookie) {
    @Override
    public String toString() {
      return "Start";
    }
  }

  /** Sends somebody there. */
  Start begin(Instant now) throws IOException;

  /**
   * Somebody comes back; empty: known there, with no role here.
   *
   * @throws IOException when it is not to be believed; the message is for the log
   */
  Optional<Person> finish(String cookie, String state, String code, Instant now) throws IOException;
}
