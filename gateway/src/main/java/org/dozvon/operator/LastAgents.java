package org.dozvon.operator;

import java.util.Optional;

/** Who talked with a caller lately. Safe for use by many threads. */
@FunctionalInterface
public interface LastAgents {
  /** Nobody is asked for. */
  LastAgents NONE = number -> Optional.empty();

  /**
   * The phone of who did, by the caller's number; empty: nobody, or it cannot be known now. May
   * block for as long as a database takes.
   */
  Optional<String> find(String number);
}
