package org.dozvon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.dozvon.config.Configuration;
import org.dozvon.publishing.HotlineFiles;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/** Dates and times as people write them, by the clock where the hotline is. */
final class Zones {
  private static final ZoneId UTC = ZoneId.of("UTC");

  private Zones() {}

  /** The named zone; without a name that of the first hotline that names one, else UTC. */
  static ZoneId of(Optional<String> name, Configuration configuration) throws ToolException {
    try {
      if (name.isPresent()) {
        return ZoneId.of(name.get());
      }
      for (HotlineFiles files : HotlineFiles.in(configuration.hotlines())) {
        Path main = files.folder().resolve("hotline.yaml");
        Problems ignored = new Problems();
        Optional<String> zone =
            YamlNode.parse("hotline.yaml", Files.readString(main), ignored)
                .map(node -> node.fields(ignored).text("time-zone", ""))
                .filter(text -> !text.isEmpty());
        if (zone.isPresent()) {
          return ZoneId.of(zone.get());
        }
      }
    } catch (DateTimeException e) {
      throw new ToolException(
          ToolException.WRONG_USE, "time zone: " + e.getMessage() + " (expected: Europe/Moscow)");
    } catch (IOException e) {
      // The times are told with their zone.
      return UTC;
    }
    return UTC;
  }

  /** {@code 2026-11-28} or {@code 2026-11-28T09:30}; a date alone is its midnight. */
  static LocalDateTime time(String option, String text) throws ToolException {
    try {
      return text.contains("T") ? LocalDateTime.parse(text) : LocalDate.parse(text).atStartOfDay();
    } catch (DateTimeException e) {
      throw new ToolException(
          ToolException.WRONG_USE,
          option + ": \"" + text + "\" (expected: 2026-11-28 or 2026-11-28T09:30)");
    }
  }

  /** {@code 2026-11-28}. */
  static LocalDate day(String option, String text) throws ToolException {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new ToolException(
          ToolException.WRONG_USE, option + ": \"" + text + "\" (expected: 2026-11-28)");
    }
  }
}
