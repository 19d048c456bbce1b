package org.dozvon.console.dialogs;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Function;
import org.dozvon.keeper.QueueRules;
import org.dozvon.keeper.Rules;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Outcome;
import org.dozvon.simulation.DayPlan;
import org.dozvon.simulation.Replay;
import org.dozvon.simulation.ReplayReport;

/**
 * A day under the live and the drafted rules, ready to be shown.
 *
 * @param callers who were replayed
 * @param people who took calls
 */
public record LadderPreview(LocalDate day, int callers, int people, List<Queue> queues) {
  /** A play that is so many points of percent off the day that was tells little. */
  private static final double FAR = 5;

  /** Copies. */
  public LadderPreview {
    queues = List.copyOf(queues);
  }

  /**
   * One queue.
   *
   * @param goal the promised share in percent
   * @param within seconds of the promise
   * @param chart for the page's script
   */
  public record Queue(
      String name, int goal, long within, List<Side> sides, List<Half> halves, String chart) {
    /**
     * How many points of percent the play by the live rules is off the measured day, when that is
     * too far to believe the play; else empty.
     */
    public OptionalDouble off() {
      OptionalDouble was = sides.get(0).level();
      OptionalDouble played = sides.get(1).level();
      if (was.isEmpty() || played.isEmpty()) {
        return OptionalDouble.empty();
      }
      double off = Math.abs(played.getAsDouble() - was.getAsDouble());
      return off < FAR ? OptionalDouble.empty() : OptionalDouble.of(off);
    }
  }

  /**
   * The day in one of three ways: as it was, live rules, drafted rules.
   *
   * @param key of its name: {@code measured}, {@code live}, {@code draft}
   * @param level in percent; empty: nobody called
   * @param speed average speed of answer in seconds
   * @param done how often what was done
   */
  public record Side(
      String key,
      OptionalDouble level,
      int answered,
      int abandoned,
      Optional<Long> speed,
      Map<String, Integer> done) {}

  /**
   * A half hour.
   *
   * @param from as on a clock
   * @param callers as it was
   */
  public record Half(
      String from,
      int callers,
      OptionalDouble measured,
      OptionalDouble live,
      OptionalDouble draft,
      int doneLive,
      int doneDraft) {
    /** Draft over live in points of percent. */
    public OptionalDouble difference() {
      return live.isPresent() && draft.isPresent()
          ? OptionalDouble.of(draft.getAsDouble() - live.getAsDouble())
          : OptionalDouble.empty();
    }
  }

  /** Plays the day twice; some seconds of work. */
  static LadderPreview of(
      List<Outcome> outcomes,
      LocalDate day,
      ZoneId zone,
      Rules live,
      Rules draft,
      Function<String, String> text) {
    TreeSet<String> names = new TreeSet<>(live.queues().keySet());
    names.addAll(draft.queues().keySet());
    Replay replay = Replay.of(outcomes, day.atStartOfDay(zone).toInstant(), names);
    ReplayReport measured = replay.measured(draft);
    ReplayReport before = replay.play(live, draft);
    ReplayReport after = replay.play(draft, draft);
    List<Queue> queues = new ArrayList<>();
    for (String name : names) {
      QueueRules rules = draft.queues().getOrDefault(name, QueueRules.DEFAULT);
      List<Half> halves = halves(name, measured, before, after);
      queues.add(
          new Queue(
              name,
              (int) Math.round(rules.target().share() * 100),
              rules.target().within().toSeconds(),
              List.of(
                  side("measured", name, measured),
                  side("live", name, before),
                  side("draft", name, after)),
              halves,
              chart(halves, day, zone, rules.target().share() * 100, text)));
    }
    return new LadderPreview(day, replay.callers(), replay.people(), queues);
  }

  private static Side side(String key, String queue, ReplayReport report) {
    Counts day = report.day(queue);
    return new Side(
        key,
        percent(report.level(queue, day)),
        day.answered(),
        day.abandoned(),
        report.speed(day).map(Duration::toSeconds),
        report.done(queue));
  }

  /** From the first to the last half hour in which somebody called. */
  private static List<Half> halves(
      String queue, ReplayReport measured, ReplayReport live, ReplayReport draft) {
    List<Half> halves = new ArrayList<>();
    int last = -1;
    for (int slot = 0; slot < DayPlan.SLOTS; slot++) {
      Counts was = measured.half(queue, slot);
      int callers = was.answered() + was.abandoned();
      if (callers == 0 && halves.isEmpty()) {
        continue;
      }
      last = callers > 0 ? halves.size() : last;
      halves.add(
          new Half(
              "%02d:%02d".formatted(slot / 2, slot % 2 * 30),
              callers,
              percent(measured.level(queue, was)),
              percent(live.level(queue, live.half(queue, slot))),
              percent(draft.level(queue, draft.half(queue, slot))),
              live.done(queue, slot),
              draft.done(queue, slot)));
    }
    return halves.subList(0, last + 1);
  }

  private static OptionalDouble percent(OptionalDouble share) {
    return share.isPresent() ? OptionalDouble.of(share.getAsDouble() * 100) : share;
  }

  private static String chart(
      List<Half> halves, LocalDate day, ZoneId zone, double goal, Function<String, String> text) {
    Map<String, Object> chart = new LinkedHashMap<>();
    chart.put(
        "x",
        halves.stream()
            .map(h -> day.atTime(java.time.LocalTime.parse(h.from())).atZone(zone).toEpochSecond())
            .toList());
    chart.put("zone", zone.getId());
    chart.put("unit", "%");
    chart.put("min", 0);
    chart.put("max", 100);
    chart.put("height", 260);
    chart.put(
        "series",
        List.of(
            line(text.apply("side-measured"), "muted", "area", halves, Half::measured),
            line(text.apply("side-live"), "warn", "line", halves, Half::live),
            line(text.apply("side-draft"), "accent", "line", halves, Half::draft),
            line(text.apply("goal"), "good", "target", halves, h -> OptionalDouble.of(goal))));
    return DialogArea.json(chart);
  }

  private static Map<String, Object> line(
      String label,
      String tone,
      String kind,
      List<Half> halves,
      Function<Half, OptionalDouble> value) {
    List<Object> values = new ArrayList<>();
    for (Half half : halves) {
      OptionalDouble share = value.apply(half);
      values.add(share.isPresent() ? Math.round(share.getAsDouble() * 10) / 10.0 : null);
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("label", label);
    line.put("values", values);
    line.put("kind", kind);
    line.put("tone", tone);
    return line;
  }
}
