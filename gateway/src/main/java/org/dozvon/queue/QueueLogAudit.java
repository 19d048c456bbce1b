package org.dozvon.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Compares what we counted with Asterisk's queue_log, caller by caller. The log knows whole seconds
 * and only the time in the queue, so that is what both sides are counted by here: a wait or talk
 * may differ by two seconds, and whether one was within the target by as much.
 */
public final class QueueLogAudit {
  private static final Duration ROUNDING = Duration.ofSeconds(2);

  /** Who was in a queue once on both sides is the same; else ends so near are. */
  private static final Duration A_DAY = Duration.ofDays(1);

  private static final Duration NEAR = Duration.ofSeconds(30);

  /** What one side counted of a queue on a day. */
  public record Side(
      int left, int answered, int inTarget, int abandoned, int moved, int unseen, Duration talked) {
    static final Side NONE = new Side(0, 0, 0, 0, 0, 0, Duration.ZERO);

    private Side plus(Outcome.Wait.End end, boolean within) {
      return new Side(
          left + 1,
          answered + (end == Outcome.Wait.End.ANSWERED ? 1 : 0),
          inTarget + (end == Outcome.Wait.End.ANSWERED && within ? 1 : 0),
          abandoned + (end == Outcome.Wait.End.ABANDONED ? 1 : 0),
          moved + (end == Outcome.Wait.End.MOVED ? 1 : 0),
          unseen + (end == Outcome.Wait.End.UNSEEN ? 1 : 0),
          talked);
    }

    private Side talk(Duration more) {
      return new Side(left, answered, inTarget, abandoned, moved, unseen, talked.plus(more));
    }
  }

  /**
   * A queue on a day.
   *
   * @param rounded callers whom one side has within the target and the other not, within rounding
   */
  public record Row(LocalDate day, String queue, Side log, Side here, int rounded) {}

  /**
   * Something that is on one side only or of another kind, in plain words.
   *
   * @param from when the wait or talk began
   * @param at when it ended
   */
  public record Difference(Instant from, Instant at, String queue, String caller, String what) {}

  /** All of it. */
  public record Report(List<Row> rows, List<Difference> differences) {}

  /** One end of a wait or talk on either side. */
  private record Item(
      String queue,
      String caller,
      Instant ended,
      Optional<Outcome.Wait.End> end,
      Duration time,
      String words) {
    String key() {
      return queue + " " + caller + " " + end.isPresent();
    }
  }

  private final Function<String, ServiceTarget> targets;
  private final ZoneId zone;
  private final List<Interval> gaps = new ArrayList<>();
  private final Map<String, Row> rows = new TreeMap<>();
  private final List<Difference> differences = new ArrayList<>();

  private QueueLogAudit(Function<String, ServiceTarget> targets, ZoneId zone) {
    this.targets = targets;
    this.zone = zone;
  }

  /**
   * Compares.
   *
   * @param here what we kept, of the time of the log and a little around it
   * @param zone in which days begin
   * @param only look at what ended on this day; empty: all
   */
  public static Report compare(
      QueueLog.Contents log,
      List<Outcome> here,
      Function<String, ServiceTarget> targets,
      ZoneId zone,
      Optional<LocalDate> only) {
    QueueLogAudit audit = new QueueLogAudit(targets, zone);
    audit.match(items(log), items(here, log));
    here.forEach(
        outcome -> {
          if (outcome instanceof Outcome.Gap gap && !gap.at().isBefore(gap.from())) {
            audit.gaps.add(new Interval(gap.from(), gap.at()));
          }
        });
    return audit.report(only);
  }

  private Report report(Optional<LocalDate> only) {
    List<Difference> told =
        differences.stream()
            .filter(d -> only.isEmpty() || only.get().equals(day(d.at)))
            .sorted(Comparator.comparing(Difference::at))
            .map(this::withGap)
            .toList();
    List<Row> shown =
        rows.values().stream().filter(r -> only.isEmpty() || only.get().equals(r.day)).toList();
    return new Report(shown, told);
  }

  private Difference withGap(Difference d) {
    Interval lasted = new Interval(d.from.minus(ROUNDING), d.at.plus(ROUNDING));
    return gaps.stream().anyMatch(gap -> lasted.overlap(gap).isPositive())
        ? new Difference(d.from, d.at, d.queue, d.caller, d.what + " (in a gap: nothing was known)")
        : d;
  }

  private static List<Item> items(QueueLog.Contents log) {
    List<Item> items = new ArrayList<>();
    log.waits()
        .forEach(
            w ->
                items.add(
                    new Item(
                        w.queue(),
                        w.caller(),
                        w.ended(),
                        Optional.of(w.end()),
                        w.waited(),
                        w.event().isEmpty() ? "Asterisk started anew" : w.event())));
    log.talks()
        .forEach(
            t ->
                items.add(
                    new Item(
                        t.queue(), t.caller(), t.ended(), Optional.empty(), t.talked(), "talk")));
    return items;
  }

  /** Only what ended while the log was written, and nobody whom the log still has waiting. */
  private static List<Item> items(List<Outcome> here, QueueLog.Contents log) {
    List<Item> items = new ArrayList<>();
    Instant from = log.first().orElse(Instant.MAX).minus(ROUNDING);
    Instant to = log.last().orElse(Instant.MIN).plus(ROUNDING);
    for (Outcome outcome : here) {
      if (outcome.at().isBefore(from) || outcome.at().isAfter(to)) {
        continue;
      }
      if (outcome instanceof Outcome.Wait w) {
        Instant joined = log.standing().get(new QueueLog.Place(w.caller().caller(), w.queue()));
        if (joined == null || w.caller().joined().isBefore(joined.minus(ROUNDING))) {
          items.add(
              new Item(
                  w.queue(),
                  w.caller().caller(),
                  w.at(),
                  Optional.of(w.end()),
                  w.waited(),
                  w.end().name()));
        }
      } else if (outcome instanceof Outcome.Talk t) {
        items.add(new Item(t.queue(), t.caller(), t.at(), Optional.empty(), t.talked(), "talk"));
      }
    }
    return items;
  }

  private void match(List<Item> log, List<Item> here) {
    Map<String, List<Item>> ours = new HashMap<>();
    here.forEach(item -> ours.computeIfAbsent(item.key(), key -> new ArrayList<>()).add(item));
    Map<String, Integer> times = new HashMap<>();
    log.forEach(item -> times.merge(item.key(), 1, Integer::sum));
    for (Item theirs : log) {
      List<Item> same = ours.getOrDefault(theirs.key(), List.of());
      boolean once = times.get(theirs.key()) == 1 && same.size() == 1;
      Optional<Item> pair = take(same, theirs, once ? A_DAY : NEAR);
      if (pair.isPresent()) {
        both(theirs, pair.get());
      } else {
        count(theirs, theirs.ended, true);
        differs(theirs, theirs.words + " after " + theirs.time.toSeconds() + " s", "nothing");
      }
    }
    for (List<Item> rest : ours.values()) {
      for (Item item : rest) {
        count(item, item.ended, false);
        differs(item, "nothing", item.words + " after " + item.time.toSeconds() + " s");
      }
    }
  }

  /** Who was in a queue more than once: the nearest end is the same one, if it is near at all. */
  private static Optional<Item> take(List<Item> ours, Item theirs, Duration most) {
    Optional<Item> taken =
        ours.stream()
            .min(Comparator.comparing(item -> apart(item, theirs)))
            .filter(item -> apart(item, theirs).compareTo(most) <= 0);
    taken.ifPresent(ours::remove);
    return taken;
  }

  private static Duration apart(Item one, Item other) {
    return Duration.between(one.ended, other.ended).abs();
  }

  private void both(Item theirs, Item ours) {
    count(theirs, ours.ended, true);
    count(ours, ours.ended, false);
    boolean near = theirs.time.minus(ours.time).abs().compareTo(ROUNDING) <= 0;
    if (!theirs.end.equals(ours.end)) {
      differs(ours, theirs.words, ours.words);
    } else if (!near) {
      differs(
          ours,
          theirs.words + " after " + theirs.time.toSeconds() + " s",
          ours.words + " after " + ours.time.toSeconds() + " s");
    } else if (theirs.end.equals(Optional.of(Outcome.Wait.End.ANSWERED))
        && within(theirs) != within(ours)) {
      change(
          ours.queue,
          ours.ended,
          row -> new Row(row.day, row.queue, row.log, row.here, row.rounded + 1));
    }
  }

  private void count(Item item, Instant when, boolean isLog) {
    change(
        item.queue,
        when,
        row -> {
          Side before = isLog ? row.log : row.here;
          Side after =
              item.end.isPresent()
                  ? before.plus(item.end.get(), within(item))
                  : before.talk(item.time);
          return new Row(
              row.day, row.queue, isLog ? after : row.log, isLog ? row.here : after, row.rounded);
        });
  }

  private void change(String queue, Instant when, Function<Row, Row> how) {
    LocalDate day = day(when);
    rows.merge(
        day + " " + queue,
        how.apply(new Row(day, queue, Side.NONE, Side.NONE, 0)),
        (row, unused) -> how.apply(row));
  }

  private void differs(Item item, String log, String here) {
    String what = "queue_log: " + log + ", here: " + here;
    differences.add(
        new Difference(item.ended.minus(item.time), item.ended, item.queue, item.caller, what));
  }

  private boolean within(Item item) {
    return item.time.compareTo(targets.apply(item.queue).within()) <= 0;
  }

  private LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }
}
