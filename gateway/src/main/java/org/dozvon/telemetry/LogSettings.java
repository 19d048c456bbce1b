package org.dozvon.telemetry;

import java.util.Map;
import org.dozvon.operator.LogLevel;

/**
 * The block {@code log} of dozvon.yaml.
 *
 * @param format of each line
 * @param levels of loggers by name, beside those of logback.xml; {@code root} is all others
 */
public record LogSettings(Format format, Map<String, LogLevel> levels) {
  /** What is written to standard error. */
  public enum Format {
    /** For people at a terminal. */
    TEXT,
    /** One JSON object a line, for programs that gather logs. */
    JSON
  }

  public LogSettings {
    levels = Map.copyOf(levels);
  }
}
