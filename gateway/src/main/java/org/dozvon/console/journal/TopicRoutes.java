package org.dozvon.console.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.Needs;
import org.dozvon.console.Routes;
import org.dozvon.insight.Satisfaction;
import org.dozvon.insight.TopicLevels;
import org.dozvon.operator.CallQuery;
import org.dozvon.operator.CallRecords;
import org.dozvon.operator.StoreException;
import org.dozvon.operator.TopicDesk;
import org.dozvon.operator.TopicRecords;
import org.dozvon.people.Right;

/** {@code /topics}: what callers come with against the usual level, and how satisfied they are. */
public final class TopicRoutes implements Routes {
  private static final String AREA = "topics";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int HOURS = 24;
  private static final int LINES = 5;
  private static final int MOST_SHOWN = 15;
  private static final Duration WEEK = Duration.ofDays(7);

  private final TopicDesk desk;
  private final TopicRecords topics;
  private final CallRecords calls;
  private final Entrance entrance;
  private final Frame frame;
  private final Supplier<ZoneId> zone;

  /**
   * What the page shows.
   *
   * @param zone of the journal's times
   */
  public record View(
      Optional<TopicDesk.Look> look, String chart, Satisfaction week, int mostShown, ZoneId zone) {
    /** The address of the calls that were counted: those of the last hour, to the minute. */
    public String calls(TopicLevels.Level level) {
      Instant to = look.orElseThrow().at();
      Map<String, String> asked =
          Map.of(
              level.kind() == TopicLevels.Kind.WORD ? "q" : "intent",
              level.name(),
              "from",
              CallFilter.minute(to.minus(TopicDesk.WINDOW), zone),
              "to",
              CallFilter.minute(to, zone));
      return new CallFilter(asked).address("/journal", 1);
    }
  }

  /**
   * Pages of these.
   *
   * @param zone in which the journal tells times
   */
  public TopicRoutes(
      TopicDesk desk,
      TopicRecords topics,
      CallRecords calls,
      Entrance entrance,
      Frame frame,
      Supplier<ZoneId> zone) {
    this.desk = desk;
    this.topics = topics;
    this.calls = calls;
    this.entrance = entrance;
    this.frame = frame;
    this.zone = zone;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/topics", this::show, Needs.to(Right.SEE_BOARD));
  }

  private void show(Context context) throws StoreException {
    Instant now = entrance.clock().instant();
    Satisfaction week = calls.satisfaction(CallQuery.all(now.minus(WEEK), now, 1));
    View view = new View(desk.last(), chart(now), week, MOST_SHOWN, zone.get());
    frame.show(context, AREA, "topics/page.jte", Map.of("view", view));
  }

  /** The most frequent intents by the hour; for the figure that chart.js draws. */
  private String chart(Instant now) throws StoreException {
    Instant from = now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS - 1));
    Map<String, List<Integer>> hours = topics.hours(from, HOURS);
    List<String> tones = List.of("accent", "good", "warn", "bad", "muted");
    List<String> most =
        hours.keySet().stream()
            .filter(intent -> !intent.isEmpty())
            .sorted((a, b) -> Integer.compare(sum(hours.get(b)), sum(hours.get(a))))
            .limit(LINES)
            .toList();
    List<Map<String, Object>> series = new ArrayList<>();
    for (int i = 0; i < most.size(); i++) {
      series.add(
          Map.of(
              "label", most.get(i),
              "values", hours.get(most.get(i)),
              "kind", "line",
              "tone", tones.get(i)));
    }
    List<Long> x =
        IntStream.range(0, HOURS)
            .mapToObj(hour -> from.plus(Duration.ofHours(hour)).getEpochSecond())
            .toList();
    try {
      return series.isEmpty()
          ? ""
          : JSON.writeValueAsString(Map.of("x", x, "min", 0, "height", 240, "series", series));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and texts are always JSON", e);
    }
  }

  private static int sum(List<Integer> counts) {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }
}
