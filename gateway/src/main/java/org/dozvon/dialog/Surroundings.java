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
 * @param voices the names of the voices of each language, where the engine can tell them
 * @param studio where the prompts are spoken; empty: their length is estimated
 */
public record Surroundings(
    Map<Locale, Set<String>> vocabularies,
    Optional<Set<String>> queues,
    Optional<Map<String, String>> routeFiles,
    Map<Locale, Set<String>> voices,
    Optional<Studio> studio) {
  /** Nothing is known. */
  public static final Surroundings UNKNOWN =
      new Surroundings(Map.of(), Optional.empty(), Optional.empty());

  /** Copies. */
  public Surroundings {
    vocabularies = Map.copyOf(vocabularies);
    queues = queues.map(Set::copyOf);
    routeFiles = routeFiles.map(Map::copyOf);
    voices = Map.copyOf(voices);
  }

  /** Nothing is known of voices. */
  public Surroundings(
      Map<Locale, Set<String>> vocabularies,
      Optional<Set<String>> queues,
      Optional<Map<String, String>> routeFiles) {
    this(vocabularies, queues, routeFiles, Map.of(), Optional.empty());
  }

  /** The same with a studio. */
  public Surroundings with(Studio other) {
    return new Surroundings(vocabularies, queues, routeFiles, voices, Optional.of(other));
  }

  /** The same with a hotline's route files. */
  public Surroundings with(Map<String, String> files) {
    return new Surroundings(vocabularies, queues, Optional.of(files), voices, studio);
  }
}
