package org.dozvon.dialog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dozvon.audio.Clip;
import org.dozvon.speech.Utterance;
import org.dozvon.yaml.Place;

/**
 * What the bot says at one place, in each language, perhaps in several variants. Immutable.
 *
 * @param variants per language at least one
 */
record Prompt(Map<Locale, List<Variant>> variants) {
  /**
   * One way to say it.
   *
   * @param place where its text stands
   * @param recording played instead of a voice, 8 kHz
   */
  record Variant(Place place, List<Template> sentences, Optional<Clip> recording) {
    Variant {
      sentences = List.copyOf(sentences);
    }

    /** Spoken by a voice. */
    Variant(Place place, List<Template> sentences) {
      this(place, sentences, Optional.empty());
    }

    /** A recording is one utterance, whatever its text. */
    List<Utterance> say(Map<String, String> values, Speller speller) {
      List<Utterance> spoken =
          sentences.stream()
              .map(sentence -> sentence.utter(values, speller))
              .filter(sentence -> !sentence.pieces().isEmpty())
              .toList();
      return recording
          .map(
              clip ->
                  List.of(
                      new Utterance(
                          String.join(" ", Utterance.texts(spoken)),
                          List.of(new Utterance.Piece.Recording(clip)))))
          .orElse(spoken);
    }
  }

  /** Says nothing. */
  static final Prompt NONE = new Prompt(Map.of());

  Prompt {
    variants = Map.copyOf(variants);
  }

  /**
   * The sentences of one variant.
   *
   * @param turn counts up on every use, so that the variants take turns
   */
  List<Utterance> say(Locale language, int turn, Map<String, String> values, Speller speller) {
    List<Variant> choices = variants.getOrDefault(language, List.of());
    return choices.isEmpty() ? List.of() : choices.get(turn % choices.size()).say(values, speller);
  }

  boolean isEmpty() {
    return variants.isEmpty();
  }

  /** Every sentence of a language that holds no values. */
  List<Utterance> fixed(Locale language, Speller speller) {
    return variants.getOrDefault(language, List.of()).stream()
        .filter(variant -> variant.recording().isEmpty())
        .flatMap(variant -> variant.sentences().stream())
        .filter(sentence -> sentence.names().isEmpty())
        .map(sentence -> sentence.utter(Map.of(), speller))
        .toList();
  }

  /** The names of all values used. */
  Set<String> names() {
    return variants.values().stream()
        .flatMap(List::stream)
        .flatMap(variant -> variant.sentences().stream())
        .flatMap(sentence -> sentence.names().stream())
        .collect(Collectors.toSet());
  }

  /** The first variant as a text for eyes. */
  String written(Locale language, Map<String, String> values, Speller speller) {
    return variants.getOrDefault(language, List.of()).stream()
        .limit(1)
        .flatMap(variant -> variant.sentences().stream())
        .map(sentence -> sentence.written(values, speller))
        .collect(Collectors.joining(" "))
        .strip();
  }
}
