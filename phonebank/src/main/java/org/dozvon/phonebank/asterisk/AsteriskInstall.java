package org.dozvon.phonebank.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Where an Asterisk lies on this machine, as setup/asterisk-up.sh wrote it down. */
public record AsteriskInstall(String binary, String modules, String data) {
  /**
   * Reads {@code asterisk.env}.
   *
   * @throws IOException when the file can't be read or says too little
   */
  public static AsteriskInstall read(Path environment) throws IOException {
    Properties lines = new Properties();
    try (var reader = Files.newBufferedReader(environment)) {
      lines.load(reader);
    }
    return new AsteriskInstall(
        value(lines, "ASTERISK_BIN", environment),
        value(lines, "ASTERISK_MODULES", environment),
        value(lines, "ASTERISK_DATA", environment));
  }

  private static String value(Properties lines, String name, Path file) throws IOException {
    String value = lines.getProperty(name, "");
    if (value.isBlank()) {
      throw new IOException(file + ": " + name + " is missing; run setup/asterisk-up.sh again");
    }
    return value;
  }
}
