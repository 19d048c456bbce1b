package org.dozvon.console.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How the journal writes times.
 *
 * @param zone of the hotline
 */
public record Times(ZoneId zone, Locale language) {
  /** {@code Sat 28 Nov, 14:03:07}, in the language of who looks. */
  public String moment(Instant at) {
    return DateTimeFormatter.ofPattern("EE d MMM, HH:mm:ss", language).format(at.atZone(zone));
  }

  /** With the year. */
  public String whole(Instant at) {
    return DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm:ss", language)
        .format(at.atZone(zone));
  }

  /** {@code 14:03:07}. */
  public String clock(Instant at) {
    return DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).format(at.atZone(zone));
  }

  /** {@code 1:05}, {@code 1:00:05}. */
  public static String length(Duration time) {
    long seconds = Math.max(0, Math.round(time.toMillis() / 1000.0));
    return seconds < 3600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
