package org.dozvon.cli.pbx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which of the admin's files include ours already. They are only read. */
public final class Includes {
  /** {@code #include "a.conf"}, {@code #include a.conf}, {@code #include <a.conf>}, with globs. */
  private static final String NAMED = "\\s+[\"<]?([^\">;]+?)[\">]?\\s*(?:;.*)?$";

  private static final Pattern ANY = Pattern.compile("^\\s*#(?:try)?include" + NAMED);
  private static final Pattern NEEDING = Pattern.compile("^\\s*#include" + NAMED);

  private Includes() {}

  /**
   * A line of the admin's that includes a file of ours.
   *
   * @param file its file, without the folder
   * @param text the line
   */
  public record Line(String file, String text) {}

  /** Who in this folder includes the file of this name; empty when nobody does. */
  public static Optional<Line> including(Path folder, String name) throws IOException {
    return first(folder, name, ANY);
  }

  /** The same, but for {@code #tryinclude}, which does without the file. */
  public static Optional<Line> needing(Path folder, String name) throws IOException {
    return first(folder, name, NEEDING);
  }

  private static Optional<Line> first(Path folder, String name, Pattern form) throws IOException {
    List<Path> candidates;
    try (Stream<Path> all = Files.list(folder)) {
      candidates = all.filter(path -> path.toString().endsWith(".conf")).sorted().toList();
    }
    for (Path candidate : candidates) {
      if (Files.isRegularFile(candidate)) {
        Optional<Line> line = line(folder, candidate, name, form);
        if (line.isPresent()) {
          return line;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Line> line(Path folder, Path file, String name, Pattern form)
      throws IOException {
    // Not everything that lies there is UTF-8.
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    return text.lines()
        .map(form::matcher)
        .filter(Matcher::matches)
        .filter(line -> means(folder, line.group(1).strip(), folder.resolve(name)))
        .map(line -> new Line(String.valueOf(file.getFileName()), line.group().strip()))
        .findFirst();
  }

  private static boolean means(Path folder, String written, Path file) {
    String pattern = Path.of(written).isAbsolute() ? written : folder.resolve(written).toString();
    return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(file);
  }
}
