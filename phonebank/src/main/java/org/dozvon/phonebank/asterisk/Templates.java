package org.dozvon.phonebank.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asterisk configuration with places to fill in: {@code @SIP_PORT@} in {@code *.conf.in}. */
final class Templates {
  private static final Pattern PLACE = Pattern.compile("@([A-Z][A-Z0-9_]*)@");

  private Templates() {}

  /**
   * Copies {@code *.conf} as they are and {@code *.conf.in} filled in.
   *
   * @throws IOException also when a template names a value that is not given
   */
  static void fill(List<Path> folders, Path etc, Map<String, String> values) throws IOException {
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().matches(".*\\.conf(\\.in)?")).toList()) {
          String name = file.getFileName().toString();
          String text = Files.readString(file);
          Files.writeString(
              etc.resolve(name.replaceFirst("\\.in$", "")),
              name.endsWith(".in") ? filled(file, text, values) : text);
        }
      }
    }
  }

  private static String filled(Path file, String text, Map<String, String> values)
      throws IOException {
    StringBuilder out = new StringBuilder();
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      String value = values.get(place.group(1));
      if (value == null) {
        throw new IOException(file + ": no value for " + place.group() + ", known: " + values);
      }
      place.appendReplacement(out, Matcher.quoteReplacement(value));
    }
    return place.appendTail(out).toString();
  }
}
