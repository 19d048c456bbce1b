package org.dozvon.operator;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How much of what is told in the log, changed while the program runs. For any thread. */
public interface LogLevels {
  /** The logger that all others are below. */
  String ROOT = "root";

  /**
   * A logger that does not simply tell what the one above it does.
   *
   * @param level what it tells
   * @param back what it tells again later; empty when that is not planned
   * @param seconds until then
   */
  record Setting(LogLevel level, Optional<LogLevel> back, long seconds) {}

  /** Those loggers by name, {@value #ROOT} first. */
  Map<String, Setting> levels();

  /**
   * Changes one until the next start, or for some time.
   *
   * @param logger a package or class such as {@code org.dozvon.ami}, or {@value #ROOT}
   * @return what is wrong with that; empty when it is done
   */
  Optional<String> set(String logger, LogLevel level, Optional<Duration> time);
}
