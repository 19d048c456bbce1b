package org.dozvon.dialog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.wording.DateRange;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Nearest;
import org.dozvon.yaml.YamlNode;

/**
 * Reads what a question expects: {@code expect: digits 4}, with {@code list:} or {@code options:}.
 */
final class ExpectsReader {
  private static final Pattern DIGITS = Pattern.compile("digits (\\d{1,2})(?:\\.\\.(\\d{1,2}))?");
  private static final Pattern RANGED =
      Pattern.compile("(number|money)(?: (\\d{1,9})\\.\\.(\\d{1,9}))?");
  private static final long MOST_NUMBER = 999_999;
  private static final int MOST_DIGITS = 20;
  private static final int MOST_KEYS = 8;

  private final Scope scope;

  ExpectsReader(Scope scope) {
    this.scope = scope;
  }

  /** The expectation of a step; something harmless after a problem. */
  Expects read(Fields step) {
    String text = step.text("expect").strip();
    Optional<YamlNode> list = step.node("list");
    int keys = step.integer("keys", 0, MOST_KEYS, 0);
    Optional<YamlNode> options = step.node("options");
    Matcher digits = DIGITS.matcher(text);
    if (digits.matches()) {
      return digits(step, digits);
    }
    Optional<Expects> figure = figure(step, text);
    if (figure.isPresent()) {
      return figure.get();
    }
    return switch (text) {
      case "free" -> new Expects.Free();
      case "yes-no" -> new Expects.YesNo();
      case "phrase" -> new Expects.Phrase(list(step, list), false, keys);
      case "street" -> new Expects.Phrase(list(step, list), true, keys);
      case "one-of" -> new Expects.OneOf(options(step, options));
      default -> {
        if (!text.isEmpty()) {
          problem(
              step,
              "expect",
              "expect: \""
                  + text
                  + "\" (expected: digits 4, digits 3..8, number, number 1..10, money, money"
                  + " 1..500, date, date future, date past, time, yes-no, one-of, phrase, street or"
                  + " free)");
        }
        yield new Expects.YesNo();
      }
    };
  }

  private Optional<Expects> figure(Fields step, String text) {
    Matcher ranged = RANGED.matcher(text);
    if (ranged.matches()) {
      long min = ranged.group(2) == null ? 0 : Long.parseLong(ranged.group(2));
      long max = ranged.group(3) == null ? MOST_NUMBER : Long.parseLong(ranged.group(3));
      if (min > max) {
        problem(step, "expect", text + " (expected: the smaller number first)");
      }
      boolean number = ranged.group(1).equals("number");
      return Optional.of(number ? new Figure.Whole(min, max) : new Figure.Money(min, max));
    }
    return Optional.ofNullable(
        switch (text) {
          case "date" -> new Figure.Date(DateRange.ANY);
          case "date future" -> new Figure.Date(DateRange.FUTURE);
          case "date past" -> new Figure.Date(DateRange.PAST);
          case "time" -> new Figure.Time();
          default -> null;
        });
  }

  private Expects digits(Fields step, Matcher text) {
    int min = Integer.parseInt(text.group(1));
    int max = text.group(2) == null ? min : Integer.parseInt(text.group(2));
    if (min < 1 || max < min || max > MOST_DIGITS) {
      problem(
          step,
          "expect",
          "digits: " + min + ".." + max + " (expected: within 1.." + MOST_DIGITS + ")");
      return new Expects.Digits(1, MOST_DIGITS);
    }
    return new Expects.Digits(min, max);
  }

  private Map<Locale, List<String>> list(Fields step, Optional<YamlNode> node) {
    if (node.isEmpty()) {
      problem(step, "expect", "\"list\" is missing: which phrases are expected?");
      return Map.of();
    }
    String name = node.get().text(scope.problems());
    Map<Locale, List<String>> list = scope.lists().get(name);
    if (list == null) {
      problem(
          step,
          "list",
          "there is no list \"" + name + "\"" + Nearest.hint(name, scope.lists().keySet()));
      return Map.of();
    }
    return list;
  }

  private List<Expects.Option> options(Fields step, Optional<YamlNode> node) {
    if (node.isEmpty()) {
      problem(step, "expect", "\"options\" is missing: what is there to choose from?");
      return List.of();
    }
    List<Expects.Option> options = new ArrayList<>();
    Map<String, YamlNode> entries = node.get().fields(scope.problems()).all();
    entries.forEach((name, option) -> options.add(option(name, option, options.size() + 1)));
    return options;
  }

  /** Options have the keys 1, 2, ... in their order. */
  private Expects.Option option(String name, YamlNode node, int key) {
    Map<Locale, List<String>> phrases = new HashMap<>(scope.lists(node));
    phrases.replaceAll((language, all) -> all.stream().map(Lexicon::normal).toList());
    return new Expects.Option(name, key, phrases);
  }

  private void problem(Fields step, String field, String message) {
    scope.problems().add(step.place(field), message);
  }
}
