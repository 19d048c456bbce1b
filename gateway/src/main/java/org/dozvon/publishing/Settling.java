package org.dozvon.publishing;

import java.time.Duration;
import java.time.Instant;

/**
 * Tells when a folder is to be read: when it changed and was then quiet for a while, so that no
 * half of a save is read; and once more when the second of the last read is over, as a file system
 * with coarse times may hide a save of that second. Confined to one thread.
 */
final class Settling {
  static final Duration QUIET = Duration.ofMillis(300);
  private static final Duration COARSE = Duration.ofSeconds(2);

  /** Why a folder is read. */
  enum Due {
    NOT,
    CHANGED,
    /** Looks the same, but is read once more. */
    TO_BE_SURE
  }

  private Fingerprint seen;
  private Instant since = Instant.MIN;
  private Fingerprint taken;
  private Instant sureAt = Instant.MAX;

  /** Whether the folder that looks like this now is to be read. */
  Due look(Fingerprint now, Instant at) {
    if (!now.equals(seen)) {
      seen = now;
      since = at;
      return Due.NOT;
    }
    if (at.isBefore(since.plus(QUIET))) {
      return Due.NOT;
    }
    if (!now.equals(taken)) {
      return Due.CHANGED;
    }
    return at.isBefore(sureAt) ? Due.NOT : Due.TO_BE_SURE;
  }

  /** The folder was read, and looked the same before and afterwards. */
  void read(Fingerprint same, Due why, Instant at) {
    taken = same;
    seen = same;
    since = at;
    sureAt = why == Due.TO_BE_SURE ? Instant.MAX : at.plus(COARSE);
  }
}
