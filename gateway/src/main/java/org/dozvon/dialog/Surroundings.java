package org.dozvon.dialog;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a hotline's files are compared with; what is not known is not compared. Immutable.
 *
 * @param vocabularies the words of each language's speech model
 * @param queues the queues that Asterisk has
 * @param routeFiles name to text of the hotline's route files
 */
public record Surroundings(
    Map<Locale, Set<String>> vocabularies,
    Optional<Set<String>> queues,
    Optional<Map<String, String>> routeFiles) {
  /** Nothing is known. */
  public static final Surroundings UNKNOWN =
      new Surroundings(Map.of(), Optional.empty(), Optional.empty());

  /** Copies. */
  public Surroundings {
    vocabularies = Map.copyOf(vocabularies);
    queues = queues.map(Set::copyOf);
    routeFiles = routeFiles.map(Map::copyOf);
  }

  /** The same with a hotline's route files. */
  public Surroundings with(Map<String, String> files) {
    return new Surroundings(vocabularies, queues, Optional.of(files));
  }
}
