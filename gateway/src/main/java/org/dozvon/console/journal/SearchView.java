package org.dozvon.console.journal;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.dozvon.insight.Satisfaction;
import org.dozvon.insight.Sentiment;
import org.dozvon.operator.CallOutcome;
import org.dozvon.operator.CallRecords;
import org.dozvon.operator.CallRow;

/**
 * What the page of a search shows.
 *
 * @param page 1..
 */
public record SearchView(
    CallFilter filter,
    List<CallRow> rows,
    int page,
    boolean hasMore,
    Satisfaction satisfaction,
    CallRecords.Choices choices,
    Times times) {

  /** The address of a page of this search. */
  public String address(int which) {
    return filter.address("/journal", which);
  }

  /** The address of this search as a file. */
  public String file(String kind) {
    return filter.address("/journal." + kind, 1);
  }

  /** Which rows these are: {@code 51–100}. */
  public String range() {
    int first = (page - 1) * 50 + 1;
    return rows.isEmpty() ? "0" : first + "–" + (first + rows.size() - 1);
  }

  /** The class of a badge for this outcome. */
  public static String tone(CallOutcome outcome) {
    return switch (outcome) {
      case KEPT, PERSON -> "badge good";
      case RUNNING, ON_THE_WAY -> "badge info";
      case LEFT_QUEUE, LEFT_BOT -> "badge warn";
      case FAILED -> "badge bad";
    };
  }

  /** The class of a badge for this mood. */
  public static String tone(Sentiment.Mood mood) {
    return switch (mood) {
      case GOOD -> "badge good";
      case NEUTRAL -> "badge";
      case BAD -> "badge bad";
    };
  }

  /** A figure with a digit after the point. */
  public static String figure(OptionalDouble value, Locale language) {
    return value.isEmpty() ? "–" : String.format(language, "%.1f", value.getAsDouble());
  }
}
