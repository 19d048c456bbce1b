package org.dozvon.dialog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dozvon.speech.Utterance;

/**
 * One sentence with places for values: {@code You have {points|count:point,points}.} Immutable.
 *
 * <p>Forms of a place: {@code {name}} as it is with figures spelled out, and those of {@link
 * ValueForm}; marks of how it is said: those of {@link Marks}. A value is never read for marks.
 */
record Template(List<Part> parts) {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  /** A pause at the very end belongs to the sentence before it. */
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?<=[.!?]|[.!?]\\*)\\s+(?!\\[[^\\]]*]\\s*$)");

  Template {
    parts = List.copyOf(parts);
  }

  /** A piece of a sentence. */
  sealed interface Part {
    record Words(String text) implements Part {}

    /** A value put in. */
    record Value(String name, ValueForm form) implements Part {}

    record Pause(Duration length) implements Part {}

    /** Words that stand out begin, or end. */
    record Emphasis() implements Part {}
  }

  /**
   * Splits a text into sentences and reads each.
   *
   * @throws IllegalArgumentException with a sentence about the first place that is not understood
   */
  static List<Template> sentences(String text) {
    return SENTENCE_END
        .splitAsStream(Marks.dotted(text.strip()))
        .map(sentence -> read(sentence, true))
        .toList();
  }

  /** A text for a program: one piece, without marks. */
  static Template literal(String text) {
    return read(text, false);
  }

  private static Template read(String text, boolean marked) {
    List<Part> parts = new ArrayList<>();
    Matcher place = PLACE.matcher(text);
    int from = 0;
    while (place.find()) {
      parts.addAll(words(text.substring(from, place.start()), marked));
      parts.add(value(place.group(1)));
      from = place.end();
    }
    parts.addAll(words(text.substring(from), marked));
    if (parts.stream().filter(Part.Emphasis.class::isInstance).count() % 2 == 1) {
      throw new IllegalArgumentException(
          "a * without its partner in the same sentence: \"" + text + "\" (expected: *words*)");
    }
    return new Template(parts);
  }

  private static Collection<Part> words(String text, boolean marked) {
    if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
      throw new IllegalArgumentException("a curly bracket without its partner: \"" + text + "\"");
    }
    if (marked) {
      return Marks.parts(text);
    }
    return text.isEmpty() ? List.of() : List.of(new Part.Words(text));
  }

  private static Part.Value value(String inside) {
    String[] halves = inside.split("\\|", 2);
    String name = halves[0].strip();
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("{" + inside + "} is not the name of a value");
    }
    String form = halves.length == 1 ? "" : halves[1].strip();
    return new Part.Value(name, ValueForm.of(form, "{" + inside + "}"));
  }

  private Stream<Part.Value> values() {
    return parts.stream().filter(Part.Value.class::isInstance).map(Part.Value.class::cast);
  }

  /** The names of the values that the sentence needs. */
  Set<String> names() {
    return values().map(Part.Value::name).collect(Collectors.toSet());
  }

  /** The forms of its values. */
  List<ValueForm> forms() {
    return values().map(Part.Value::form).toList();
  }

  /** The sentence with its values as words; a value that is not known is left out. */
  String fill(Map<String, String> values, Speller speller) {
    return speller.plain(
        text(value -> value.form().spoken(values.getOrDefault(value.name(), ""), speller)));
  }

  /** The same with how it is said; without pieces when no word is left. */
  Utterance utter(Map<String, String> values, Speller speller) {
    String text = fill(values, speller);
    List<Utterance.Piece> pieces = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    boolean strong = false;
    for (Part part : parts) {
      switch (part) {
        case Part.Words fixed -> words.append(fixed.text());
        case Part.Value value ->
            words.append(value.form().spoken(values.getOrDefault(value.name(), ""), speller));
        case Part.Pause pause -> {
          add(speller.plain(words.toString()), strong, pieces);
          words.setLength(0);
          pieces.add(new Utterance.Piece.Pause(pause.length()));
        }
        case Part.Emphasis turn -> {
          add(speller.plain(words.toString()), strong, pieces);
          words.setLength(0);
          strong = !strong;
        }
      }
    }
    add(speller.plain(words.toString()), strong, pieces);
    return new Utterance(text, text.isBlank() ? List.of() : pieces);
  }

  /** A mark that stands alone is nothing to speak: it goes to the words before it. */
  private static void add(String text, boolean strong, List<Utterance.Piece> pieces) {
    if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
      pieces.add(new Utterance.Piece.Words(text, strong));
    } else if (!text.isBlank()
        && !pieces.isEmpty()
        && pieces.getLast() instanceof Utterance.Piece.Words before) {
      pieces.set(
          pieces.size() - 1, new Utterance.Piece.Words(before.text() + text, before.strong()));
    }
  }

  /** The sentence with a short word for each value: about what will be said. */
  String sample() {
    return text(value -> "0000");
  }

  /** The sentence for eyes: figures stay figures, counted words get their form. */
  String written(Map<String, String> values, Speller speller) {
    return text(value -> value.form().written(values.getOrDefault(value.name(), ""), speller));
  }

  /** The sentence with its values as they are, for programs rather than voices. */
  String raw(Map<String, String> values) {
    return text(value -> values.getOrDefault(value.name(), ""));
  }

  private interface Writing {
    String of(Part.Value value);
  }

  private String text(Writing writing) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Words words -> text.append(words.text());
        case Part.Value value -> text.append(writing.of(value));
        case Part.Pause pause -> text.append(text.isEmpty() ? "" : " ");
        case Part.Emphasis turn -> {}
      }
    }
    return text.toString();
  }
}
