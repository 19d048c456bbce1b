package org.dozvon.voices;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The programs of this machine. */
public final class Programs {
  private static final Pattern BETWEEN = Pattern.compile(Pattern.quote(File.pathSeparator));

  private Programs() {}

  /**
   * Whether a program can be run: a path as it stands, a bare name in one of the folders of PATH.
   */
  public static boolean isThere(String program) {
    if (program.contains("/")) {
      return Files.isExecutable(Path.of(program));
    }
    String folders = System.getenv().getOrDefault("PATH", "");
    return Stream.of(BETWEEN.split(folders, -1))
        .filter(folder -> !folder.isBlank())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
