package org.dozvon.publishing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long each queue leaves its people in peace after a talk: {@code wrapuptime} of {@code
 * queues.conf} and its like, which Asterisk's manager does not tell. Templates count.
 */
public final class QueueWrapUps {
  private static final Pattern SECTION = Pattern.compile("\\[([^]]+)](?:\\(([^)]*)\\))?.*");
  private static final Pattern WRAP_UP = Pattern.compile("wrapuptime\\s*=>?\\s*(\\d{1,6})\\b.*");

  private QueueWrapUps() {}

  /**
   * By queue and template, those that name one.
   *
   * @throws IOException when a file cannot be read
   */
  public static Map<String, Duration> in(Collection<Path> files) throws IOException {
    Map<String, Duration> wrapUps = new HashMap<>();
    for (Path file : files) {
      String section = "";
      // Asterisk takes any bytes, so a comment in another encoding is no reason to fail.
      for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
        Matcher begins = SECTION.matcher(line.strip());
        Matcher wrapUp = WRAP_UP.matcher(line.strip());
        if (begins.matches()) {
          section = begins.group(1).strip();
          inherit(section, begins.group(2), wrapUps);
        } else if (wrapUp.matches()) {
          wrapUps.put(section, Duration.ofSeconds(Long.parseLong(wrapUp.group(1))));
        }
      }
    }
    return wrapUps;
  }

  private static void inherit(String section, String options, Map<String, Duration> wrapUps) {
    if (options != null) {
      for (String template : options.split(",", -1)) {
        Duration theirs = wrapUps.get(template.strip());
        if (theirs != null) {
          wrapUps.put(section, theirs);
        }
      }
    }
  }
}
