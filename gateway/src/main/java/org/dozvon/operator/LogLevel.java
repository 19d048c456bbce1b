package org.dozvon.operator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much is told in the log, from nothing to everything. */
public enum LogLevel {
  OFF,
  ERROR,
  WARN,
  INFO,
  DEBUG,
  TRACE;

  /** As it is written: {@code debug}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The level with this word. */
  public static Optional<LogLevel> called(String word) {
    return Arrays.stream(values()).filter(level -> level.word().equals(word)).findFirst();
  }
}
