package org.dozvon.phonebank.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Kamailio and SIPp of this machine, as setup/sip-up.sh wrote them down.
 *
 * @param modules folder of Kamailio's modules
 */
public record SipTools(String kamailio, String modules, String sipp) {
  /**
   * Reads {@code sip.env}.
   *
   * @throws IOException when the file can't be read or says too little
   */
  public static SipTools read(Path environment) throws IOException {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(environment)) {
      lines.load(reader);
    }
    return new SipTools(
        value(lines, "KAMAILIO_BIN", environment),
        value(lines, "KAMAILIO_MODULES", environment),
        value(lines, "SIPP_BIN", environment));
  }

  private static String value(Properties lines, String name, Path file) throws IOException {
    String value = lines.getProperty(name, "");
    if (value.isBlank()) {
      throw new IOException(file + ": " + name + " is missing; run setup/sip-up.sh again");
    }
    return value;
  }
}
