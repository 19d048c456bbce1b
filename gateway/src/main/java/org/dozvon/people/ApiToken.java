package org.dozvon.people;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A token for the API as stored and listed.
 *
 * @param id SHA-256 of the token, in hex
 * @param owner login; the token may do nothing that the owner may not
 * @param name what it is for
 * @param expires from then on it is refused
 * @param lastUsed to the minute; empty: never
 */
public record ApiToken(
    String id,
    String owner,
    String name,
    Set<Right> rights,
    Instant made,
    Instant expires,
    Optional<Instant> lastUsed) {
  public ApiToken {
    rights = Set.copyOf(rights);
  }
}
