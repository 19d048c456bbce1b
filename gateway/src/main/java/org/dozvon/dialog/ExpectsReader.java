package org.dozvon.dialog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Nearest;
import org.dozvon.yaml.YamlNode;

/**
 * Reads what a question expects: {@code expect: digits 4}, with {@code list:} or {@code options:}.
 */
final class ExpectsReader {
  private static final Pattern DIGITS = Pattern.compile("digits (\\d{1,2})(?:\\.\\.(\\d{1,2}))?");
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
    return switch (text) {
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
                  + "\" (expected: digits 4, digits 3..8, yes-no, one-of, phrase or street)");
        }
        yield new Expects.YesNo();
      }
    };
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
