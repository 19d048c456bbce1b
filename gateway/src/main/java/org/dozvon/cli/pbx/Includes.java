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
  private static final Pattern LINE =
      Pattern.compile("^\\s*#(?:try)?include\\s+[\"<]?([^\">;]+?)[\">]?\\s*(?:;.*)?$");

  private Includes() {}

  /** Who in this folder includes the file of this name; empty when nobody does. */
  public static Optional<String> includer(Path folder, String name) throws IOException {
    List<Path> candidates;
    try (Stream<Path> all = Files.list(folder)) {
      candidates = all.filter(path -> path.toString().endsWith(".conf")).sorted().toList();
    }
    for (Path candidate : candidates) {
      if (Files.isRegularFile(candidate) && includes(folder, candidate, name)) {
        return Optional.of(String.valueOf(candidate.getFileName()));
      }
    }
    return Optional.empty();
  }

  private static boolean includes(Path folder, Path file, String name) throws IOException {
    // Not everything that lies there is UTF-8.
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    return text.lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .anyMatch(line -> means(folder, line.group(1).strip(), folder.resolve(name)));
  }

  private static boolean means(Path folder, String written, Path file) {
    String pattern = Path.of(written).isAbsolute() ? written : folder.resolve(written).toString();
    return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(file);
  }
}
