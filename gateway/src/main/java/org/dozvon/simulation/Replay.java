package org.dozvon.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.dozvon.keeper.Rules;
import org.dozvon.queue.Outcome;

/**
 * A day that was, to be played again under other rules: the same callers at the same times. What
 * nobody wrote down is assumed: how long callers who were answered would have waited on (as the
 * day's callers gave up on average), and that whoever took a call was on line from the first to the
 * last one. Bots are not played: callers come when they asked for a person. Immutable.
 */
public final class Replay {
  private static final Duration TALK = Duration.ofMinutes(3);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration PICK_UP = Duration.ofSeconds(3);

  private final Instant midnight;
  private final List<String> queues;
  private final List<SimulatedCaller> crowd;
  private final Presence presence;
  private final List<Outcome> outcomes;

  private Replay(
      Instant midnight,
      List<String> queues,
      List<SimulatedCaller> crowd,
      Presence presence,
      List<Outcome> outcomes) {
    this.midnight = midnight;
    this.queues = queues;
    this.crowd = crowd;
    this.presence = presence;
    this.outcomes = outcomes;
  }

  /**
   * Of what ended on the day that begins at this midnight.
   *
   * @param queues that are looked at; callers of others are left out
   */
  public static Replay of(List<Outcome> outcomes, Instant midnight, Collection<String> queues) {
    List<String> names = queues.stream().sorted().toList();
    List<Outcome> own = outcomes.stream().filter(o -> names.contains(o.queue())).toList();
    Presence presence = Presence.of(own, midnight);
    return new Replay(midnight, names, callers(own, midnight), presence, own);
  }

  /** How many callers there are. */
  public int callers() {
    return crowd.size();
  }

  /** How many people took calls. */
  public int people() {
    return presence.phones().size();
  }

  /** The day as it was, counted by the targets of these rules. */
  public ReplayReport measured(Rules counting) {
    ReplayReport report = new ReplayReport(midnight, counting);
    outcomes.forEach(report::add);
    return report;
  }

  /**
   * The day as it would have been; a second or two of work.
   *
   * @param rules by which the queues are kept, as if they act
   * @param counting by whose targets it is counted
   */
  public ReplayReport play(Rules rules, Rules counting) {
    ReplayReport report = new ReplayReport(midnight, counting);
    if (!crowd.isEmpty() && presence.most() > 0) {
      Rules known = presence.renamed(rules.in(Rules.Mode.ACT));
      new SimulatedDay(plan(), presence.most(), crowd, midnight, new KeptByRules(known), report)
          .run();
    }
    return report;
  }

  private DayPlan plan() {
    Distribution none = new Distribution.Fixed(Duration.ZERO);
    List<DayPlan.Queue> lines =
        queues.stream()
            .map(name -> new DayPlan.Queue(QueueSettings.shipped(name, 0), 1.0 / queues.size()))
            .toList();
    return new DayPlan(
        "replay",
        crowd.size(),
        java.util.Collections.nCopies(DayPlan.SLOTS, 1.0 / DayPlan.SLOTS),
        Map.of(),
        none,
        none,
        none,
        new Distribution.Fixed(PICK_UP),
        0,
        new DayPlan.Bot(0, none, 0, 0, 1),
        new DayPlan.Gentle(1, 1, Duration.ZERO),
        new DayPlan.CallBacks(0.35, 0.85, Duration.ofSeconds(12)),
        presence.staffing(),
        0,
        List.of(),
        List.of(),
        lines,
        presence.groups());
  }

  /** All waits of one caller. */
  private static final class Story {
    private Outcome.Wait first;
    private Outcome.Wait last;

    Story(Outcome.Wait first) {
      this.first = first;
      this.last = first;
    }

    Story and(Outcome.Wait other) {
      first = other.caller().joined().isBefore(first.caller().joined()) ? other : first;
      last = other.at().isAfter(last.at()) ? other : last;
      return this;
    }

    long waited() {
      return Math.max(0, Duration.between(first.caller().joined(), last.at()).toMillis());
    }

    boolean gaveUp() {
      return last.end() == Outcome.Wait.End.ABANDONED;
    }
  }

  private static List<SimulatedCaller> callers(List<Outcome> outcomes, Instant midnight) {
    Map<String, Story> stories = new LinkedHashMap<>();
    Map<String, Outcome.Talk> talks = new HashMap<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Wait wait) {
        stories.merge(wait.caller().caller(), new Story(wait), (a, b) -> a.and(b.last));
      } else if (outcome instanceof Outcome.Talk talk) {
        talks.put(talk.caller(), talk);
      }
    }
    long patience = meanPatience(stories.values());
    long talk = meanTalk(talks.values());
    List<SimulatedCaller> callers = new ArrayList<>();
    for (Map.Entry<String, Story> each : new TreeMap<>(stories).entrySet()) {
      long arrives = Duration.between(midnight, each.getValue().first.caller().joined()).toMillis();
      if (arrives >= 0 && arrives < Duration.ofDays(1).toMillis()) {
        SplittableRandom random = new SplittableRandom(callers.size() + 1L);
        callers.add(
            caller(callers.size(), arrives, each.getValue(), patience, random)
                .apply(talks.get(each.getKey()), talk));
      }
    }
    callers.sort(Comparator.comparingLong(SimulatedCaller::arrives));
    return List.copyOf(callers);
  }

  /** What is still missing is the talk. */
  private interface Untalked {
    SimulatedCaller apply(Outcome.Talk talk, long usual);
  }

  private static Untalked caller(
      int number, long arrives, Story story, long patience, SplittableRandom random) {
    long more = Math.round(-Math.log1p(-random.nextDouble()) * patience);
    double callBack = random.nextDouble();
    long seed = random.nextLong();
    return (talk, usual) ->
        new SimulatedCaller(
            "r" + number,
            story.first.queue(),
            arrives,
            story.first.caller().facts().gentle(),
            true,
            0,
            1,
            story.gaveUp() ? story.waited() : story.waited() + more,
            talk == null ? usual : Math.max(1000, talk.talked().toMillis()),
            talk == null ? 0 : talk.wrapUp().toMillis(),
            callBack,
            seed);
  }

  /** Time waited for each who gave up: what fits best when nobody gets more patient by waiting. */
  private static long meanPatience(Collection<Story> stories) {
    long gaveUp = stories.stream().filter(Story::gaveUp).count();
    long waited = stories.stream().mapToLong(Story::waited).sum();
    return gaveUp == 0 ? PATIENCE.toMillis() : Math.max(1000, waited / gaveUp);
  }

  private static long meanTalk(Collection<Outcome.Talk> talks) {
    return Math.round(
        talks.stream()
            .mapToLong(t -> t.talked().toMillis())
            .average()
            .orElse((double) TALK.toMillis()));
  }
}
