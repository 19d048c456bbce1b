package org.dozvon.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.dozvon.keeper.Intervention;
import org.dozvon.keeper.QueueRules;
import org.dozvon.keeper.Rules;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.Tally;
import org.dozvon.queue.WaitClock;

/** What came of a replayed day, queue by queue and half hour. Confined to one thread. */
public final class ReplayReport implements Audience {
  private final Instant midnight;
  private final Rules counting;
  private final Tally tally;
  private final Map<String, int[]> done = new HashMap<>();
  private final Map<String, Map<String, Integer>> kinds = new HashMap<>();
  private final Map<Audience.End, Integer> elsewhere = new EnumMap<>(Audience.End.class);

  ReplayReport(Instant midnight, Rules counting) {
    this.midnight = midnight;
    this.counting = counting;
    this.tally = new Tally(queue -> rules(queue).target());
  }

  void add(Outcome outcome) {
    tally.add(outcome);
  }

  @Override
  public void happened(QueueEvent event, List<Outcome> outcomes) {
    outcomes.forEach(tally::add);
  }

  @Override
  public void ended(Instant at, String caller, Audience.End how) {
    elsewhere.merge(how, 1, Integer::sum);
  }

  @Override
  public void done(Instant at, Intervention what) {
    long slot = Duration.between(midnight, at).toMillis() / DayPlan.SLOT;
    int[] halves = done.computeIfAbsent(what.queue(), queue -> new int[DayPlan.SLOTS]);
    halves[(int) Math.min(halves.length - 1, slot)]++;
    kinds
        .computeIfAbsent(what.queue(), queue -> new TreeMap<>())
        .merge(what.getClass().getSimpleName(), 1, Integer::sum);
  }

  /** What was counted in a half hour, 0 to 47; what ends after midnight counts in the last. */
  public Counts half(String queue, int slot) {
    Instant from = midnight.plusMillis(slot * DayPlan.SLOT);
    long length = slot == DayPlan.SLOTS - 1 ? DayPlan.SLOTS : 1;
    return counts(queue, from, from.plusMillis(length * DayPlan.SLOT));
  }

  /** The whole day. */
  public Counts day(String queue) {
    return counts(queue, midnight, midnight.plus(Duration.ofDays(2)));
  }

  private Counts counts(String queue, Instant from, Instant to) {
    return tally.of(queue, new Interval(from, to)).counts();
  }

  /** The service level by the queue's formula, 0..1, since a person was asked for. */
  public OptionalDouble level(String queue, Counts counts) {
    return rules(queue).formula().of(counts, WaitClock.SINCE_ASKED);
  }

  /** How long those who were answered had waited, on average. */
  public Optional<Duration> speed(Counts counts) {
    return counts.speedOfAnswer(WaitClock.SINCE_ASKED);
  }

  /** How often something was done in a half hour. */
  public int done(String queue, int slot) {
    return done.containsKey(queue) ? done.get(queue)[slot] : 0;
  }

  /** How often what was done, by its name. */
  public Map<String, Integer> done(String queue) {
    return new TreeMap<>(kinds.getOrDefault(queue, Map.of()));
  }

  private QueueRules rules(String queue) {
    return counting.queues().getOrDefault(queue, QueueRules.DEFAULT);
  }
}
