package org.dozvon.models;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * One model of the catalogue.
 *
 * @param name also the name of its folder: {@code a-z 0-9 . -}, at most 64
 * @param source where it comes from
 * @param licence what its publisher says
 * @param size roughly, for people
 * @param sha256 64 hex digits: of the folder when shipped, of the .zip when published; empty when
 *     the publisher names none
 * @param note one line for people; may be empty
 */
public record VoiceModel(
    String name,
    Locale language,
    Source source,
    String licence,
    String size,
    Optional<String> sha256,
    String note) {

  /** Where a model comes from. */
  public sealed interface Source {}

  /** It ships with the project, in this folder beside the catalogue. */
  public record Shipped(String folder) implements Source {}

  /** Its publisher offers it as a .zip. */
  public record Published(URI address) implements Source {}
}
