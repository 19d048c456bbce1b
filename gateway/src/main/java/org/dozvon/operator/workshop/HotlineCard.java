package org.dozvon.operator.workshop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a hotline is.
 *
 * @param live the version that takes calls; empty: none does
 * @param calls that run on it
 * @param older calls that still run on versions before it
 * @param isThere whether its folder is
 * @param refused why the folder's present state is not live
 */
public record HotlineCard(
    String name,
    Optional<VersionCard> live,
    int calls,
    int older,
    boolean isThere,
    Optional<Refused> refused) {
  /** A change that did not go live, and why. */
  public record Refused(Instant at, String hash, List<Finding> findings) {
    /** Copies. */
    public Refused {
      findings = List.copyOf(findings);
    }
  }
}
