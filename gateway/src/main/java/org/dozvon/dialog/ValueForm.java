package org.dozvon.dialog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.wording.Case;
import org.dozvon.wording.Gender;

/**
 * How a value becomes words: {@code count-f:карта,карты,карт}. Immutable.
 *
 * @param kind its first word, without gender and case
 * @param unit the currency of {@code money}; else empty
 * @param forms of a counted word, for {@code count} and {@code plural} only
 * @param choices text by value, for {@code select} only; {@code other} among them
 */
record ValueForm(
    String kind,
    Gender gender,
    Case grammaticalCase,
    String unit,
    List<String> forms,
    Map<String, String> choices) {
  private static final Set<String> BARE =
      Set.of("", "number", "digits", "phone", "date", "date-year", "time", "hours");
  private static final Pattern NUMBER =
      Pattern.compile("(number|count)(?:-([mfn]))?(?:-(gen|dat|acc|ins|pre))?");
  private static final Map<String, Gender> GENDERS =
      Map.of("m", Gender.MASCULINE, "f", Gender.FEMININE, "n", Gender.NEUTER);
  private static final Map<String, Case> CASES =
      Map.of(
          "gen", Case.GENITIVE,
          "dat", Case.DATIVE,
          "acc", Case.ACCUSATIVE,
          "ins", Case.INSTRUMENTAL,
          "pre", Case.PREPOSITIONAL);
  private static final String OTHER = "other";

  ValueForm {
    forms = List.copyOf(forms);
    choices = Map.copyOf(choices);
  }

  /**
   * Reads a form.
   *
   * @param text what stands behind the bar; empty: the value as it is
   * @param place the whole place, for messages
   * @throws IllegalArgumentException with a sentence about what is wrong
   */
  static ValueForm of(String text, String place) {
    String[] halves = text.split(":", 2);
    String kind = halves[0].strip();
    String rest = halves.length == 1 ? "" : halves[1].strip();
    Matcher number = NUMBER.matcher(kind);
    if (kind.equals("money")) {
      return plain(kind, currency(rest, place));
    }
    if (kind.equals("select")) {
      return new ValueForm(
          kind, Gender.MASCULINE, Case.NOMINATIVE, "", List.of(), choices(rest, place));
    }
    boolean isNumber = number.matches();
    boolean counting = kind.startsWith("count") || kind.equals("plural");
    boolean isKnown = isNumber || kind.equals("plural") || BARE.contains(kind);
    if (!isKnown || counting == (halves.length == 1)) {
      throw new IllegalArgumentException(
          place
              + ": the form \""
              + kind
              + "\" is not known (expected: number, count:one,many, plural:one,many,"
              + " select:value=text,other=text, digits, phone, money:dollars, date, date-year, time"
              + " or hours; in Russian also number-f, count-f:one,few,many and the like)");
    }
    List<String> forms =
        counting ? List.of(rest.split(",")).stream().map(String::strip).toList() : List.of();
    return isNumber
        ? new ValueForm(
            number.group(1),
            GENDERS.getOrDefault(String.valueOf(number.group(2)), Gender.MASCULINE),
            CASES.getOrDefault(String.valueOf(number.group(3)), Case.NOMINATIVE),
            "",
            forms,
            Map.of())
        : new ValueForm(kind, Gender.MASCULINE, Case.NOMINATIVE, "", forms, Map.of());
  }

  private static ValueForm plain(String kind, String unit) {
    return new ValueForm(kind, Gender.MASCULINE, Case.NOMINATIVE, unit, List.of(), Map.of());
  }

  private static String currency(String unit, String place) {
    if (!Speller.CURRENCIES.containsKey(unit)) {
      throw new IllegalArgumentException(
          place + ": which money? (expected: money:dollars, money:euros or money:roubles)");
    }
    return unit;
  }

  private static Map<String, String> choices(String rest, String place) {
    Map<String, String> choices = new LinkedHashMap<>();
    for (String choice : rest.split(",", -1)) {
      String[] sides = choice.split("=", 2);
      if (sides.length == 1 || sides[0].isBlank()) {
        throw new IllegalArgumentException(
            place + ": \"" + choice.strip() + "\" (expected: select:value=text,other=text)");
      }
      if (choices.putIfAbsent(key(sides[0]), sides[1].strip()) != null) {
        throw new IllegalArgumentException(place + ": \"" + sides[0].strip() + "\" is there twice");
      }
    }
    if (!choices.containsKey(OTHER)) {
      throw new IllegalArgumentException(
          place + ": \"other\" is missing (what is said for any other value: other=text)");
    }
    return choices;
  }

  private static String key(String value) {
    return value.strip().toLowerCase(Locale.ROOT);
  }

  /** What is wrong with it in a language, if anything. */
  Optional<String> problem(Locale language) {
    boolean russian = language.getLanguage().equals("ru");
    int expected = russian ? 3 : 2;
    if (!forms.isEmpty() && forms.size() != expected) {
      return Optional.of(
          forms.size() + " forms of a counted word (expected: " + expected + " in this language)");
    }
    boolean bends = gender != Gender.MASCULINE || grammaticalCase != Case.NOMINATIVE;
    return bends && !russian
        ? Optional.of(
            "numbers have no gender and no case in this language (write \"" + kind + "\")")
        : Optional.empty();
  }

  /** The value as a voice says it. */
  String spoken(String value, Speller speller) {
    return switch (kind) {
      case "number", "count", "plural" ->
          Speller.whole(value).map(number -> counted(number, speller)).orElse(value);
      case "select" -> chosen(value);
      case "digits", "phone" -> speller.digits(value);
      case "date" -> date(value, speller::date);
      case "date-year" -> date(value, speller::dateAndYear);
      case "time" -> speller.time(value);
      case "hours" -> speller.hours(value);
      case "money" -> speller.money(value, unit);
      default -> value;
    };
  }

  private String counted(long number, Speller speller) {
    return switch (kind) {
      case "number" -> speller.number(number, gender, grammaticalCase);
      case "plural" -> speller.plural(number, forms);
      default ->
          speller.number(number, gender, grammaticalCase) + " " + speller.plural(number, forms);
    };
  }

  /** The value for eyes: figures stay figures. */
  String written(String value, Speller speller) {
    if (kind.equals("select")) {
      return chosen(value);
    }
    if (forms.isEmpty()) {
      return value;
    }
    String word = Speller.whole(value).map(number -> speller.plural(number, forms)).orElse("");
    return kind.equals("count") ? (value + " " + word).strip() : word;
  }

  private String chosen(String value) {
    return choices.getOrDefault(key(value), choices.getOrDefault(OTHER, ""));
  }

  private static String date(String value, Function<LocalDate, String> words) {
    try {
      return words.apply(LocalDate.parse(value.length() > 10 ? value.substring(0, 10) : value));
    } catch (DateTimeException e) {
      return value;
    }
  }
}
