package org.dozvon.console.dialogs;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;

/** How templates write things. Pure. */
public final class Shown {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

  private Shown() {}

  /** Where a hotline is shown. */
  public static String hotline(String name) {
    return "/dialogs/" + Head.encoded(name);
  }

  /** Where a file of it is. */
  public static String file(String hotline, String path) {
    return hotline(hotline) + "?file=" + Head.encoded(path);
  }

  /** A value within an address. */
  public static String encoded(String text) {
    return Head.encoded(text);
  }

  /** By the machine's clock. */
  public static String time(Instant at) {
    return TIME.format(at);
  }

  /** {@code 81.5 %}, or a dash. */
  public static String percent(OptionalDouble percent) {
    return percent.isEmpty() ? "–" : String.format(Locale.ROOT, "%.1f %%", percent.getAsDouble());
  }

  /** {@code +3.2}, or a dash. */
  public static String points(OptionalDouble points) {
    return points.isEmpty() ? "–" : String.format(Locale.ROOT, "%+.1f", points.getAsDouble());
  }

  /** The class of a row: better, worse, or much the same. */
  public static String tone(OptionalDouble points) {
    if (points.isEmpty() || Math.abs(points.getAsDouble()) < 1) {
      return "";
    }
    return points.getAsDouble() > 0 ? "good" : "bad";
  }
}
