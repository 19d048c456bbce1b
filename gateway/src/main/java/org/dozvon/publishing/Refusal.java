package org.dozvon.publishing;

import java.time.Instant;
import java.util.List;

/**
 * Why the present state of a folder is not live.
 *
 * @param hash of the files, empty when they cannot be read
 * @param problems a line or more each, beginning with {@code file:line:column: }
 */
record Refusal(String hash, Instant at, List<String> problems) {
  Refusal {
    problems = List.copyOf(problems);
  }

  /** Whether another look found nothing else. */
  boolean isSameAs(Refusal other) {
    return hash.equals(other.hash) && problems.equals(other.problems);
  }
}
