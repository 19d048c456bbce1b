package org.dozvon.expression;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says what is wrong where a condition cannot be read, and what to write instead. */
final class Misreading {
  /** What people write who know other languages; the first that fits the rest of the text. */
  private static final Map<String, String> HINTS =
      Map.of(
          "[=](?![=]).*", "\"=\" (write == to compare)",
          "&(?!&).*", "\"&\" (write and)",
          "\\|(?!\\|).*", "\"|\" (write or)",
          "[\"'].*", "a text without its closing quotation mark",
          "\\d.*", "a number of at most 15 digits and 6 decimals is expected, as 100 or 9.5",
          "\\{.*", "\"{\" (values stand without brackets here: points > 100)",
          "[a-z][a-z0-9-]*[A-Z_-].*", "a name has lower-case letters, digits and single hyphens",
          "[A-Z\\p{IsCyrillic}_].*",
              "a name has lower-case Latin letters; a text stands in quotes");

  private Misreading() {}

  /**
   * @param rest of the text, from the first character that fits nowhere
   */
  static String of(String rest) {
    Optional<String> hint =
        HINTS.entrySet().stream()
            .filter(h -> Pattern.compile(h.getKey(), Pattern.DOTALL).matcher(rest).matches())
            .map(Map.Entry::getValue)
            .findFirst();
    return hint.orElseGet(
        () ->
            "\""
                + rest.substring(0, rest.offsetByCodePoints(0, 1))
                + "\" is not understood (known: values, numbers, \"texts\", == != < <= > >=, + - *"
                + " /, and, or, not, brackets)");
  }
}
