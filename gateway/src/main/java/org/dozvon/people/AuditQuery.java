package org.dozvon.people;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries of the audit trail are wanted, newest first.
 *
 * @param from of this time and later
 * @param to earlier than this
 * @param who by this login, also through its tokens
 * @param subject about exactly this
 * @param skip so many of the newest are left out, for the next page
 * @param most so many at most, 1 to 10,000
 */
public record AuditQuery(
    Instant from,
    Instant to,
    Optional<String> who,
    Optional<Act> act,
    Optional<String> subject,
    int skip,
    int most) {
  /** Everything of that time, 100 entries. */
  public static AuditQuery of(Instant from, Instant to) {
    return new AuditQuery(from, to, Optional.empty(), Optional.empty(), Optional.empty(), 0, 100);
  }

  /** The same, of one person. */
  public AuditQuery by(String login) {
    return new AuditQuery(from, to, Optional.of(login), act, subject, skip, most);
  }

  /** The same, of one kind. */
  public AuditQuery of(Act wanted) {
    return new AuditQuery(from, to, who, Optional.of(wanted), subject, skip, most);
  }

  /** The same, about one call, person or hotline. */
  public AuditQuery about(String wanted) {
    return new AuditQuery(from, to, who, act, Optional.of(wanted), skip, most);
  }

  /** The same, another page. */
  public AuditQuery page(int newSkip, int newMost) {
    return new AuditQuery(from, to, who, act, subject, newSkip, newMost);
  }
}
