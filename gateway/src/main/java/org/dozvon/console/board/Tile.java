package org.dozvon.console.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dozvon.operator.WallQueue;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Figures;
import org.dozvon.queue.LevelForecast;

/**
 * One queue's figures in words, for its template.
 *
 * @param tone {@code good}, {@code warn}, {@code bad}; empty: too few callers to say
 * @param counted such as {@code 94 of 120}
 * @param promise the target, the formula by name and the clock
 * @param chart for {@code data-chart}
 */
public record Tile(
    String queue,
    String tone,
    String status,
    String interval,
    String level,
    String counted,
    String today,
    String todayCounted,
    String promise,
    Optional<Foreseen> forecast,
    int waiting,
    Optional<Instant> longestSince,
    int free,
    int staffed,
    int talking,
    Optional<People> needed,
    String keptByBot,
    String gentle,
    String gentleLate,
    String abandoned,
    String blind,
    String chart) {
  /** A level of fewer callers says nothing. */
  private static final int FEWEST = 5;

  private static final double NEAR = 0.1;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Charts move on in steps, so that a queue in which nothing happens is not sent again. */
  private static final long CHART_STEP = 30;

  /** The forecast in words. */
  public record Foreseen(String at, String expected, String low, String high, String tone) {}

  /** People that are needed now. */
  public record People(int count, String tone) {}

  static Tile of(WallQueue queue, Instant now, Show show) {
    Figures interval = queue.interval();
    Figures today = queue.today();
    Counts day = today.counts();
    String name = queue.view().queue();
    OptionalDouble level = queue.level(interval);
    int counted = queue.rules().formula().counted(interval.counts(), queue.rules().clock());
    String tone = counted < FEWEST ? "" : tone(level, queue.rules().target().share());
    String end = show.clock(interval.interval().to(), name);
    return new Tile(
        name,
        tone,
        show.t("status-" + (tone.isEmpty() ? "few" : tone)),
        show.clock(interval.interval().from(), name) + "–" + end,
        show.percent(level),
        counted(queue, interval, show),
        show.percent(queue.level(today)),
        counted(queue, today, show),
        promise(queue, show),
        queue.forecast().map(it -> foreseen(it, queue, end, show)),
        queue.view().waiting().size(),
        queue.waiting().stream().map(queue::since).min(Instant::compareTo),
        queue.view().free(),
        queue.view().staffed(),
        queue.view().talking(),
        people(queue),
        show.percent(day.keptByBot()),
        show.time(day.gentle().percentile(0.5)),
        show.time(day.gentle().percentile(0.95)),
        Integer.toString(day.abandoned()),
        today.blind().isZero() ? "" : show.time(today.blind()),
        chart(queue, now, show));
  }

  private static String counted(WallQueue queue, Figures figures, Show show) {
    var rules = queue.rules();
    return show.t(
        "of",
        Integer.toString(rules.formula().kept(figures.counts(), rules.clock())),
        Integer.toString(rules.formula().counted(figures.counts(), rules.clock())));
  }

  private static String promise(WallQueue queue, Show show) {
    var target = queue.rules().target();
    return show.t(
        "promise",
        show.percent(target.share()),
        show.time(target.within()),
        show.t("formula-" + queue.rules().formula().word()),
        show.t(queue.rules().clock().word()));
  }

  private static Foreseen foreseen(LevelForecast forecast, WallQueue queue, String end, Show show) {
    return new Foreseen(
        end,
        show.percent(forecast.expected()),
        Long.toString(Math.round(forecast.low() * 100)),
        Long.toString(Math.round(forecast.high() * 100)),
        tone(OptionalDouble.of(forecast.expected()), queue.rules().target().share()));
  }

  private static Optional<People> people(WallQueue queue) {
    if (queue.needed().isEmpty()) {
      return Optional.empty();
    }
    int needed = queue.needed().getAsInt();
    int missing = needed - queue.view().staffed();
    return Optional.of(new People(needed, missing <= 0 ? "good" : missing <= 1 ? "warn" : "bad"));
  }

  private static String tone(OptionalDouble level, double target) {
    if (level.isEmpty()) {
      return "";
    }
    double points = level.getAsDouble() - target;
    return points >= 0 ? "good" : points >= -NEAR ? "warn" : "bad";
  }

  private static String chart(WallQueue queue, Instant now, Show show) {
    List<Long> x = new ArrayList<>();
    List<Double> levels = new ArrayList<>();
    for (Figures figures : queue.trend()) {
      x.add(figures.interval().to().getEpochSecond());
      levels.add(share(queue.level(figures)));
    }
    Instant end = queue.interval().interval().to();
    long at = Math.min(now.getEpochSecond() / CHART_STEP * CHART_STEP, end.getEpochSecond() - 1);
    x.add(at);
    levels.add(share(queue.level(queue.interval())));
    x.add(end.getEpochSecond());
    levels.add(null);
    Map<String, Object> chart = new LinkedHashMap<>();
    chart.put("x", x);
    chart.put("unit", "%");
    chart.put("min", 0);
    chart.put("max", 100);
    chart.put("height", 170);
    chart.put("now", at);
    chart.put("series", series(queue, levels, show));
    try {
      return JSON.writeValueAsString(chart);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("lists, texts and numbers are always JSON", e);
    }
  }

  /** The level until now, what is promised, and from now on what is foreseen. */
  private static List<Map<String, Object>> series(WallQueue queue, List<Double> levels, Show show) {
    int size = levels.size();
    Double[] target = new Double[size];
    Arrays.fill(target, queue.rules().target().share() * 100);
    List<Map<String, Object>> series = new ArrayList<>();
    series.add(line(show.t("level"), levels, "line", "accent"));
    series.add(line(show.t("target"), Arrays.asList(target), "target", "bad"));
    Double level = levels.get(size - 2);
    queue
        .forecast()
        .ifPresent(
            it -> {
              Double from = level == null ? share(OptionalDouble.of(it.expected())) : level;
              List<Double> expected = ahead(size, from, it.expected());
              series.add(line(show.t("forecast"), expected, "forecast", "accent"));
              series.add(line(show.t("at-best"), ahead(size, from, it.high()), "range", "muted"));
              series.add(line(show.t("at-worst"), ahead(size, from, it.low()), "range", "muted"));
            });
    return series;
  }

  private static Map<String, Object> line(
      String label, List<Double> values, String kind, String tone) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("label", label);
    line.put("values", values);
    line.put("kind", kind);
    line.put("tone", tone);
    return line;
  }

  private static List<Double> ahead(int size, Double from, double to) {
    Double[] values = new Double[size];
    values[size - 2] = from;
    values[size - 1] = share(OptionalDouble.of(to));
    return Arrays.asList(values);
  }

  private static Double share(OptionalDouble level) {
    return level.isEmpty() ? null : (double) Math.round(level.getAsDouble() * 100);
  }
}
