package org.dozvon.people;

import java.time.Instant;

/**
 * A session as stored and listed.
 *
 * @param id SHA-256 of its token, in hex: who reads it has not the token
 * @param lastUsed to the minute
 * @param address from where it was begun
 */
public record OpenSession(
    String id, String login, Instant began, Instant lastUsed, String address) {
  /** The same, used now. */
  OpenSession usedAt(Instant now) {
    return new OpenSession(id, login, began, now, address);
  }
}
