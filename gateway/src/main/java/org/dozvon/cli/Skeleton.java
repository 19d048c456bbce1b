package org.dozvon.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of a small complete hotline, in the languages asked for. */
record Skeleton(String name, List<String> languages, String queue) {
  private static final String FOLDER = "/org/dozvon/skeleton/";
  private static final List<String> SPOKEN = List.of("en", "ru");

  /**
   * Path in the hotline's folder to text; hotline.yaml is last: with it the folder is a hotline.
   */
  Map<String, String> files() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    for (String path :
        List.of("README.md", "data/demo.sql", "routes/hours.camel.yaml", "dialogs/hours.yaml")) {
      files.put(path, filled(path));
    }
    for (String language : languages) {
      String path = "tests/" + language + ".test.yaml";
      files.put(path, filled(path));
    }
    files.put("hotline.yaml", filled("hotline.yaml"));
    return files;
  }

  private String filled(String path) throws IOException {
    try (InputStream in = Skeleton.class.getResourceAsStream(FOLDER + path)) {
      if (in == null) {
        throw new FileNotFoundException(FOLDER + path);
      }
      return spoken(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .replace("@NAME@", name)
          .replace("@TABLE@", name.replace('-', '_'))
          .replace("@QUEUE@", queue)
          .replace("@LANGUAGES@", String.join(", ", languages));
    }
  }

  /** Without the texts of the other languages: their line and what stands deeper below it. */
  private String spoken(String text) {
    StringBuilder kept = new StringBuilder();
    int dropped = Integer.MAX_VALUE;
    for (String line : text.lines().toList()) {
      int indent = line.length() - line.stripLeading().length();
      if (line.isBlank() || indent <= dropped) {
        dropped = foreign(line) ? indent : Integer.MAX_VALUE;
      }
      if (dropped == Integer.MAX_VALUE) {
        kept.append(line).append('\n');
      }
    }
    return kept.toString();
  }

  private boolean foreign(String line) {
    return SPOKEN.stream()
        .anyMatch(
            language ->
                !languages.contains(language) && line.stripLeading().startsWith(language + ":"));
  }
}
