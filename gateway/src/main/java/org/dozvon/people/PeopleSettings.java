package org.dozvon.people;

import java.time.Duration;

/**
 * How long things last.
 *
 * @param idle a session that is not used for so long ends
 * @param longest and in any case after so long
 * @param tokenLife the longest life of a token
 */
public record PeopleSettings(Duration idle, Duration longest, Duration tokenLife) {
  /** 30 minutes, 12 hours, 365 days. */
  public static final PeopleSettings DEFAULTS =
      new PeopleSettings(Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofDays(365));
}
