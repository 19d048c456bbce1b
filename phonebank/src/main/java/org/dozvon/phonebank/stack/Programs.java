package org.dozvon.phonebank.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Reads what the scripts of setup/ write down: lines NAME=value. */
final class Programs {
  private Programs() {}

  /**
   * The lines of such a file.
   *
   * @throws IOException when it can't be read or one of the names is missing
   */
  static Properties read(Path environment, String... names) throws IOException {
    Properties lines = new Properties();
    try (var reader = Files.newBufferedReader(environment)) {
      lines.load(reader);
    }
    for (String name : names) {
      if (lines.getProperty(name, "").isBlank()) {
        throw new IOException(environment + ": " + name + " is missing; delete the file");
      }
    }
    return lines;
  }
}
