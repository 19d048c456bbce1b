package org.dozvon.console.board;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.dozvon.console.Reasons;
import org.dozvon.console.Texts;

/**
 * Figures as the board writes them, in one language.
 *
 * @param zones a queue's time zone
 */
public record Show(Texts texts, Function<String, ZoneId> zones) {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final String NONE = "–";

  public String t(String key, Object... values) {
    return texts.of("board." + key, values);
  }

  /** A reason that the gateway wrote, in the reader's language. */
  public String reason(String written) {
    return new Reasons(texts).of(written);
  }

  /** Such as {@code 78 %}. */
  public String percent(OptionalDouble share) {
    return share.isEmpty() ? NONE : Math.round(share.getAsDouble() * 100) + "\u202f%";
  }

  public String percent(double share) {
    return percent(OptionalDouble.of(share));
  }

  /** Such as {@code 27 s} or {@code 2 min 5 s}. */
  public String time(Duration time) {
    long seconds = Math.round(time.toMillis() / 1000.0);
    if (seconds < 60) {
      return t("seconds", Long.toString(seconds));
    }
    String minutes = t("minutes", Long.toString(seconds / 60));
    return seconds % 60 == 0 ? minutes : minutes + " " + t("seconds", Long.toString(seconds % 60));
  }

  public String time(Optional<Duration> time) {
    return time.map(this::time).orElse(NONE);
  }

  /** A predicted wait: nobody knows it to the second. */
  public String predicted(OptionalDouble seconds) {
    if (seconds.isEmpty()) {
      return "";
    }
    double value = seconds.getAsDouble();
    long step = value < 15 ? 1 : value < 120 ? 5 : 30;
    return time(Duration.ofSeconds(Math.round(value / step) * step));
  }

  /** The time of the day where the queue is. */
  public String clock(Instant at, String queue) {
    return CLOCK.format(at.atZone(zones.apply(queue)));
  }

  /** In which zone the board's page tells when it last heard of us: that of its first queue. */
  public String zone(List<Tile> tiles) {
    ZoneId zone = tiles.isEmpty() ? ZoneId.systemDefault() : zones.apply(tiles.getFirst().queue());
    // As browsers call it: they do not know "Z".
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /** Such as {@code 3 callers}. */
  public String callers(int count) {
    return t("callers-" + form(count), Integer.toString(count));
  }

  /** Which form of a noun stands behind a number, in English and Russian. */
  private String form(int count) {
    if (!texts.language().getLanguage().equals("ru")) {
      return count == 1 ? "one" : "many";
    }
    return count % 10 == 1 && count % 100 != 11 ? "one" : "many";
  }

  /** A language's name in the reader's language. */
  public String language(Locale language) {
    return language.getDisplayLanguage(texts.language());
  }
}
