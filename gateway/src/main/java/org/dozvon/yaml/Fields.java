package org.dozvon.yaml;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the named fields of one block, notes every mistake, and at {@link #done()} every name that
 * nobody asked for. Confined to one thread.
 */
public final class Fields {
  private static final Pattern DURATION =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*(ms|s|m|h)");

  private final YamlNode.Entries block;
  private final Problems problems;
  private final Set<String> asked = new HashSet<>();

  Fields(YamlNode.Entries block, Problems problems) {
    this.block = block;
    this.problems = problems;
  }

  /** Where the block begins. */
  public Place place() {
    return block.place();
  }

  /** Where the field's value stands, or the block when it is absent. */
  public Place place(String name) {
    YamlNode node = block.entries().get(name);
    return node == null ? block.place() : node.place();
  }

  /** Where a character of the field's text stands, counted from 0, when it is on one line. */
  public Place place(String name, int offset) {
    Place begin = place(name);
    int lead = block.entries().get(name) instanceof YamlNode.Text text ? text.lead() : 0;
    return new Place(begin.file(), begin.line(), begin.column() + lead + offset);
  }

  /** The field, whatever it is; empty when absent or null. */
  public Optional<YamlNode> node(String name) {
    asked.add(name);
    return Optional.ofNullable(block.entries().get(name))
        .filter(node -> !(node instanceof YamlNode.Text text && text.value().isEmpty()));
  }

  /** A field that must be there; a problem when it is not. */
  public Optional<YamlNode> required(String name) {
    Optional<YamlNode> node = node(name);
    if (node.isEmpty()) {
      problems.add(block.place(), "\"" + name + "\" is missing");
    }
    return node;
  }

  /** A required text; {@code ""} after a problem. */
  public String text(String name) {
    return required(name).map(node -> node.text(problems)).orElse("");
  }

  /** An optional text. */
  public String text(String name, String otherwise) {
    return node(name).map(node -> node.text(problems)).orElse(otherwise);
  }

  /** A list of texts, a single text counting as a list of one; empty when absent. */
  public List<String> texts(String name) {
    return node(name).map(node -> node.texts(problems)).orElse(List.of());
  }

  /** A whole number in a range. */
  public int integer(String name, int min, int max, int otherwise) {
    Optional<YamlNode> node = node(name);
    if (node.isEmpty()) {
      return otherwise;
    }
    String text = node.get().text(problems);
    try {
      int value = Integer.parseInt(text.strip());
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // reported below, like a number out of range
    }
    problems.add(
        node.get().place(),
        name + ": \"" + text + "\" (expected: a whole number " + min + ".." + max + ")");
    return otherwise;
  }

  /** A number in a range. */
  public double number(String name, double min, double max, double otherwise) {
    Optional<YamlNode> node = node(name);
    if (node.isEmpty()) {
      return otherwise;
    }
    String text = node.get().text(problems);
    try {
      double value = Double.parseDouble(text.strip());
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // reported below, like a number out of range
    }
    problems.add(
        node.get().place(),
        name + ": \"" + text + "\" (expected: a number " + min + ".." + max + ")");
    return otherwise;
  }

  /** {@code true}/{@code yes} or {@code false}/{@code no}. */
  public boolean flag(String name, boolean otherwise) {
    return choice(name, Map.of("true", true, "yes", true, "false", false, "no", false), otherwise);
  }

  /** A duration such as {@code 800ms}, {@code 1.5s}, {@code 3m}, {@code 1h}. */
  public Duration duration(String name, Duration min, Duration max, Duration otherwise) {
    Optional<YamlNode> node = node(name);
    if (node.isEmpty()) {
      return otherwise;
    }
    String text = node.get().text(problems);
    Optional<Duration> value = parseDuration(text);
    if (value.isPresent() && value.get().compareTo(min) >= 0 && value.get().compareTo(max) <= 0) {
      return value.get();
    }
    problems.add(
        node.get().place(),
        name
            + ": \""
            + text
            + "\" (expected: a duration "
            + describe(min)
            + ".."
            + describe(max)
            + ", such as 800ms, 1.5s or 3m)");
    return otherwise;
  }

  /** One of a few words. */
  public <T> T choice(String name, Map<String, T> choices, T otherwise) {
    Optional<YamlNode> node = node(name);
    if (node.isEmpty()) {
      return otherwise;
    }
    String text = node.get().text(problems);
    T value = choices.get(text.strip().toLowerCase(Locale.ROOT));
    if (value == null) {
      problems.add(
          node.get().place(),
          name
              + ": \""
              + text
              + "\" (expected: one of "
              + String.join(", ", choices.keySet().stream().sorted().toList())
              + ")");
      return otherwise;
    }
    return value;
  }

  /** A nested block; an absent one has no fields. */
  public Fields fields(String name) {
    return node(name)
        .map(node -> node.fields(problems))
        .orElseGet(
            () -> new Fields(new YamlNode.Entries(place(name), Map.of(), Map.of()), problems));
  }

  /** Names and values in file order; every name counts as asked for. */
  public Map<String, YamlNode> all() {
    asked.addAll(block.entries().keySet());
    return block.entries();
  }

  /** Where the name of a field stands. */
  public Place keyPlace(String name) {
    return block.keys().getOrDefault(name, block.place());
  }

  /** Adds a problem for every name that was never asked for, with the nearest known one. */
  public void done() {
    block
        .entries()
        .keySet()
        .forEach(
            name -> {
              if (!asked.contains(name)) {
                problems.add(
                    block.keys().get(name),
                    "unknown name \"" + name + "\"" + Nearest.hint(name, asked));
              }
            });
  }

  /** A duration such as {@code 800ms}, {@code 1.5s}, {@code 3m}, {@code 1h}; empty: it is none. */
  public static Optional<Duration> parseDuration(String text) {
    Matcher matcher = DURATION.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double factor =
        switch (matcher.group(2)) {
          case "ms" -> 1;
          case "s" -> 1000;
          case "m" -> 60_000;
          default -> 3_600_000;
        };
    return Optional.of(
        Duration.ofMillis(Math.round(Double.parseDouble(matcher.group(1)) * factor)));
  }

  private static String describe(Duration duration) {
    long millis = duration.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }
}
