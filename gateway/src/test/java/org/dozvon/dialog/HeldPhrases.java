package org.dozvon.dialog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/**
 * 264 phrasings a language that are no examples of the grocery hotline, written without sight of
 * them, and what becomes of them.
 */
final class HeldPhrases {
  private static final String PERSON = "person";
  private static final String NONE = "none";

  /** A phrasing and what its caller wants; {@code none} for what the hotline does not do. */
  record Phrase(String wish, String text) {}

  /** What becomes of a caller. */
  enum Outcome {
    /** Where the caller wanted to go; nowhere, where there was nothing to go to. */
    RIGHT,
    /** One question away from it. */
    ASKED,
    /** With a person, who was not asked for. */
    PERSON,
    /** Told what can be said and pressed. */
    KEYS,
    /** Somewhere else. */
    WRONG
  }

  private HeldPhrases() {}

  static List<Phrase> of(Locale language) {
    String name = "held/" + language.toLanguageTag() + ".csv";
    try (InputStream file =
        Objects.requireNonNull(HeldPhrases.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\\|", 2))
          .map(halves -> new Phrase(halves[0], halves[1]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The words a recogniser may take others for: those of the hotline. */
  static WordErrors errors(Hotline hotline, Locale language, double rate) {
    List<String> words = hotline.grammarWords(language).stream().sorted().toList();
    return new WordErrors(words, rate, new Random(20261128));
  }

  static Outcome outcome(Hotline hotline, Locale language, Phrase phrase, String heard) {
    String text = Lexicon.normal(heard);
    Match match =
        Lexicon.of(language).asksForPerson(text)
            ? new Match.Person()
            : hotline.matcher(language).match(text);
    return switch (match) {
      case Match.Person person -> phrase.wish().equals(PERSON) ? Outcome.RIGHT : Outcome.PERSON;
      case Match.Clear clear ->
          clear.intent().name().equals(phrase.wish()) ? Outcome.RIGHT : Outcome.WRONG;
      case Match.Unsure unsure ->
          Stream.concat(Stream.of(unsure.intent()), unsure.other().stream())
                  .anyMatch(intent -> intent.name().equals(phrase.wish()))
              ? Outcome.ASKED
              : nothing(phrase);
      case Match.None none -> nothing(phrase);
    };
  }

  private static Outcome nothing(Phrase phrase) {
    return phrase.wish().equals(NONE) ? Outcome.RIGHT : Outcome.KEYS;
  }
}
