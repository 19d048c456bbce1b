package org.dozvon.publishing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The queues that Asterisk's files make: sections of {@code queues.conf} and its like. */
public final class QueueNames {
  private static final Pattern SECTION = Pattern.compile("\\[([^]]+)](\\(([^)]*)\\))?.*");
  private static final String TEMPLATE = "!";
  private static final String GENERAL = "general";

  private QueueNames() {}

  /**
   * The names in all these files; empty when no file is named, so that nothing is known.
   *
   * @throws IOException when a file cannot be read
   */
  public static Optional<Set<String>> in(Collection<Path> files) throws IOException {
    if (files.isEmpty()) {
      return Optional.empty();
    }
    Set<String> names = new TreeSet<>();
    for (Path file : files) {
      // Asterisk takes any bytes, so a comment in another encoding is no reason to fail.
      Files.readString(file, StandardCharsets.ISO_8859_1)
          .lines()
          .map(line -> SECTION.matcher(line.strip()))
          .filter(Matcher::matches)
          .filter(section -> !isTemplate(section.group(3)))
          .map(section -> section.group(1).strip())
          .filter(name -> !name.equals(GENERAL))
          .forEach(names::add);
    }
    return Optional.of(names);
  }

  private static boolean isTemplate(String options) {
    return options != null && Set.of(options.split("\\s*,\\s*")).contains(TEMPLATE);
  }
}
