package org.dozvon.dialog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One sentence with places for values: {@code You have {points|count:point,points}.} Immutable.
 *
 * <p>Forms of a place: {@code {name}} as it is with figures spelled out, and {@code
 * {name|number|count:one,many|plural:one,many|digits|phone|date|date-year|time|money:dollars|hours}}.
 */
record Template(List<Part> parts) {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");
  private static final Set<String> BARE =
      Set.of("", "number", "digits", "phone", "date", "date-year", "time", "hours");
  private static final String MONEY = "money";

  Template {
    parts = List.copyOf(parts);
  }

  /** A piece of a sentence. */
  sealed interface Part {
    record Words(String text) implements Part {}

    /** A value put in; {@code forms} only for {@code count} and {@code plural}. */
    record Value(String name, String format, List<String> forms) implements Part {
      public Value {
        forms = List.copyOf(forms);
      }
    }
  }

  /**
   * Splits a text into sentences and reads each.
   *
   * @throws IllegalArgumentException with a sentence about the first place that is not understood
   */
  static List<Template> sentences(String text) {
    return SENTENCE_END.splitAsStream(text.strip()).map(Template::sentence).toList();
  }

  private static Template sentence(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher place = PLACE.matcher(text);
    int from = 0;
    while (place.find()) {
      words(text.substring(from, place.start()), parts);
      parts.add(value(place.group(1)));
      from = place.end();
    }
    words(text.substring(from), parts);
    return new Template(parts);
  }

  private static void words(String text, List<Part> parts) {
    if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
      throw new IllegalArgumentException("a curly bracket without its partner: \"" + text + "\"");
    }
    if (!text.isEmpty()) {
      parts.add(new Part.Words(text));
    }
  }

  private static Part.Value value(String inside) {
    String[] halves = inside.split("\\|", 2);
    String name = halves[0].strip();
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("{" + inside + "} is not the name of a value");
    }
    String[] format = (halves.length == 1 ? "" : halves[1]).split(":", 2);
    String kind = format[0].strip();
    if (kind.equals(MONEY)) {
      return new Part.Value(name, currency(inside, format), List.of());
    }
    boolean counting = kind.equals("count") || kind.equals("plural");
    if (counting == (format.length == 1) || !(counting || BARE.contains(kind))) {
      throw new IllegalArgumentException(
          "{"
              + inside
              + "}: the form \""
              + kind
              + "\" is not known (expected: number, count:one,many, plural:one,many, digits, phone,"
              + " money:dollars, date, date-year, time or hours)");
    }
    List<String> forms = counting ? List.of(format[1].split(",")) : List.of();
    return new Part.Value(name, kind, forms.stream().map(String::strip).toList());
  }

  private static String currency(String inside, String[] format) {
    String unit = format.length == 1 ? "" : format[1].strip();
    if (!Speller.CURRENCIES.containsKey(unit)) {
      throw new IllegalArgumentException(
          "{" + inside + "}: which money? (expected: money:dollars, money:euros or money:roubles)");
    }
    return MONEY + ":" + unit;
  }

  /** The names of the values that the sentence needs. */
  Set<String> names() {
    return parts.stream()
        .filter(Part.Value.class::isInstance)
        .map(part -> ((Part.Value) part).name())
        .collect(Collectors.toSet());
  }

  /** How many forms each {@code count} and {@code plural} of the sentence gives. */
  List<Integer> formCounts() {
    return parts.stream()
        .filter(part -> part instanceof Part.Value value && !value.forms().isEmpty())
        .map(part -> ((Part.Value) part).forms().size())
        .toList();
  }

  /** The sentence with its values as words; a value that is not known is left out. */
  String fill(Map<String, String> values, Speller speller) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Words words -> text.append(words.text());
        case Part.Value value ->
            text.append(spell(value, values.getOrDefault(value.name(), ""), speller));
      }
    }
    return speller.plain(text.toString());
  }

  /** The sentence with a short word for each value: about what will be said. */
  String sample() {
    return parts.stream()
        .map(part -> part instanceof Part.Words words ? words.text() : "0000")
        .collect(Collectors.joining());
  }

  /** The sentence for eyes: figures stay figures, counted words get their form. */
  String written(Map<String, String> values, Speller speller) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Words words -> text.append(words.text());
        case Part.Value value ->
            text.append(write(value, values.getOrDefault(value.name(), ""), speller));
      }
    }
    return text.toString();
  }

  private static String write(Part.Value place, String value, Speller speller) {
    if (place.forms().isEmpty()) {
      return value;
    }
    String word =
        Speller.whole(value).map(number -> speller.plural(number, place.forms())).orElse("");
    return place.format().equals("count") ? (value + " " + word).strip() : word;
  }

  /** The sentence with its values as they are, for programs rather than voices. */
  String raw(Map<String, String> values) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Words words -> text.append(words.text());
        case Part.Value value -> text.append(values.getOrDefault(value.name(), ""));
      }
    }
    return text.toString();
  }

  private static String spell(Part.Value place, String value, Speller speller) {
    return switch (place.format()) {
      case "number", "count", "plural" ->
          Speller.whole(value).map(number -> count(place, number, speller)).orElse(value);
      case "digits" -> speller.digits(value);
      case "phone" -> speller.digits(value);
      case "date" -> date(value, speller::date);
      case "date-year" -> date(value, speller::dateAndYear);
      case "time" -> speller.time(value);
      case "hours" -> speller.hours(value);
      default ->
          place.format().startsWith(MONEY)
              ? speller.money(value, place.format().substring(MONEY.length() + 1))
              : value;
    };
  }

  private static String count(Part.Value place, long number, Speller speller) {
    return switch (place.format()) {
      case "number" -> speller.number(number);
      case "plural" -> speller.plural(number, place.forms());
      default -> speller.number(number) + " " + speller.plural(number, place.forms());
    };
  }

  private static String date(String value, Function<LocalDate, String> words) {
    try {
      return words.apply(LocalDate.parse(value.length() > 10 ? value.substring(0, 10) : value));
    } catch (DateTimeException e) {
      return value;
    }
  }
}
