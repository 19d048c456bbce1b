package org.dozvon.console.journal;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dozvon.operator.CallOutcome;
import org.dozvon.operator.CallQuery;

/**
 * What somebody searches the journal for, as it stands in the page's form and address. Immutable.
 *
 * @param fields name to text; only those of {@link #NAMES}, none empty
 */
public record CallFilter(Map<String, String> fields) {
  /** The fields of the form. */
  public static final List<String> NAMES =
      List.of(
          "q",
          "by",
          "number",
          "from",
          "to",
          "intent",
          "topic",
          "outcome",
          "hotline",
          "agent",
          "language",
          "profile",
          "mood",
          "score");

  /** Without a beginning the last week is searched. */
  public static final Duration USUAL = Duration.ofDays(7);

  private static final int LONGEST = 200;
  private static final int DAY = "2026-11-28".length();
  private static final int MOST_SCORE = 10;

  /** Copies. */
  public CallFilter {
    fields = Map.copyOf(fields);
  }

  /** What an address asks for. */
  public static CallFilter of(Context context) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : NAMES) {
      String value = Optional.ofNullable(context.queryParam(name)).orElse("").strip();
      if (!value.isEmpty()) {
        fields.put(name, value.length() <= LONGEST ? value : value.substring(0, LONGEST));
      }
    }
    return new CallFilter(fields);
  }

  /** A field; empty: not asked for. */
  public String get(String name) {
    return fields.getOrDefault(name, "");
  }

  /** A time as a form's field shows it, to the minute. */
  public String moment(String name) {
    String text = get(name);
    return text.length() == DAY ? text + (name.equals("to") ? "T23:59" : "T00:00") : text;
  }

  /** A moment as this filter's times are written. */
  static String minute(Instant at, ZoneId zone) {
    return LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES).toString();
  }

  /** Whether more than the usual fields are asked for, so that the form shows them all. */
  public boolean isDetailed() {
    return fields.keySet().stream()
        .anyMatch(name -> !List.of("q", "number", "outcome", "from", "to").contains(name));
  }

  /**
   * The query. A time that cannot be read is as none.
   *
   * @param zone of the times in the form
   */
  public CallQuery query(Instant now, ZoneId zone, int skip, int most) {
    Instant to = time("to", zone, true).orElse(now.plus(Duration.ofMinutes(1)));
    Instant from = time("from", zone, false).orElse(to.minus(USUAL));
    return new CallQuery(
        from,
        to,
        get("number"),
        get("q"),
        by(),
        get("intent"),
        get("topic"),
        CallOutcome.called(get("outcome")),
        get("hotline"),
        get("language"),
        get("profile"),
        get("agent"),
        number("mood", -1, 1),
        number("score", 0, MOST_SCORE),
        Optional.empty(),
        skip,
        most);
  }

  /** The address of the same search. */
  public String address(String path, int page) {
    String asked =
        NAMES.stream()
            .filter(fields::containsKey)
            .map(name -> name + "=" + URLEncoder.encode(get(name), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    String paged = page <= 1 ? asked : asked + (asked.isEmpty() ? "" : "&") + "page=" + page;
    return paged.isEmpty() ? path : path + "?" + paged;
  }

  /** In a line, for the audit trail. */
  public String line() {
    return NAMES.stream()
        .filter(fields::containsKey)
        .map(name -> name + "=" + get(name))
        .collect(Collectors.joining(" "));
  }

  private CallQuery.Speaker by() {
    return switch (get("by")) {
      case "bot" -> CallQuery.Speaker.BOT;
      case "anybody" -> CallQuery.Speaker.ANYBODY;
      default -> CallQuery.Speaker.CALLER;
    };
  }

  private Optional<Integer> number(String name, int least, int most) {
    String text = get(name);
    if (!text.matches("-?\\d{1,2}")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(text);
    return number >= least && number <= most ? Optional.of(number) : Optional.empty();
  }

  /** A day or a minute; the end of it is meant where it is the last. */
  private Optional<Instant> time(String name, ZoneId zone, boolean isEnd) {
    String text = get(name);
    try {
      if (text.length() == DAY) {
        LocalDate day = LocalDate.parse(text);
        return Optional.of((isEnd ? day.plusDays(1) : day).atStartOfDay(zone).toInstant());
      }
      if (text.isEmpty()) {
        return Optional.empty();
      }
      LocalDateTime minute = LocalDateTime.parse(text);
      return Optional.of((isEnd ? minute.plusMinutes(1) : minute).atZone(zone).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
