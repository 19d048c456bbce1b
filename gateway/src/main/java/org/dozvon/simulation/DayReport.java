package org.dozvon.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.dozvon.keeper.Intervention;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.ServiceLevelFormula;
import org.dozvon.queue.ServiceTarget;
import org.dozvon.queue.Tally;
import org.dozvon.queue.WaitClock;

/**
 * What came of a simulated day, all queues together, each counted by its own target, by half hour.
 * Confined to one thread.
 */
public final class DayReport implements Audience {
  /** A half hour with fewer callers says little: it cannot be the worst. */
  public static final int COUNTS = 100;

  private final Instant start;
  private final Function<String, ServiceTarget> targets;
  private final Tally tally;
  private final int[] done = new int[DayPlan.SLOTS];
  private final Map<Integer, Counts> halves = new HashMap<>();
  private final Map<String, Integer> interventions = new TreeMap<>();
  private final Map<Audience.End, Integer> elsewhere = new EnumMap<>(Audience.End.class);
  private final List<Outcome.Wait> waits = new ArrayList<>();

  /**
   * Of the day that begins at this midnight.
   *
   * @param targets what each queue promises
   */
  public DayReport(Instant start, Function<String, ServiceTarget> targets) {
    this.start = start;
    this.targets = targets;
    this.tally = new Tally(targets);
  }

  @Override
  public void happened(QueueEvent event, List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      tally.add(outcome);
      if (outcome instanceof Outcome.Wait wait) {
        waits.add(wait);
      }
    }
  }

  @Override
  public void ended(Instant at, String caller, Audience.End how) {
    elsewhere.merge(how, 1, Integer::sum);
  }

  @Override
  public void done(Instant at, Intervention intervention) {
    long slot = (at.toEpochMilli() - start.toEpochMilli()) / DayPlan.SLOT;
    done[(int) Math.min(done.length - 1, slot)]++;
    interventions.merge(intervention.getClass().getSimpleName(), 1, Integer::sum);
  }

  /** What was counted in a half hour, 0 to 47; what ends after midnight counts in the last. */
  public Counts half(int slot) {
    return halves.computeIfAbsent(slot, number -> sum(interval(number)));
  }

  private Interval interval(int slot) {
    Instant from = start.plusMillis(slot * DayPlan.SLOT);
    long length = slot == DayPlan.SLOTS - 1 ? DayPlan.SLOTS : 1;
    return new Interval(from, from.plusMillis(length * DayPlan.SLOT));
  }

  /** All of it. */
  public Counts day() {
    return sum(all());
  }

  private Interval all() {
    return new Interval(start, start.plusMillis(2 * DayPlan.SLOTS * DayPlan.SLOT));
  }

  private Counts sum(Interval interval) {
    return tally.queues().stream()
        .map(queue -> tally.of(queue, interval).counts())
        .reduce(Counts.NONE, Counts::plus);
  }

  /** The service level by the usual formula, 0..1; 1 when nobody called. */
  public static double level(Counts counts, WaitClock clock) {
    return ServiceLevelFormula.DEFAULT.of(counts, clock).orElse(1);
  }

  /** By the queue's clock. */
  public double level(int slot) {
    return level(half(slot), WaitClock.SINCE_ASKED);
  }

  /** How often something was done in a half hour. */
  public int done(int slot) {
    return done[slot];
  }

  /** Half hours in which enough people called to say something. */
  public List<Integer> busy() {
    return IntStream.range(0, DayPlan.SLOTS)
        .filter(slot -> half(slot).answered() + half(slot).abandoned() >= COUNTS)
        .boxed()
        .toList();
  }

  /** The busy half hour with the lowest level. */
  public Optional<Integer> worst() {
    return busy().stream().min(Comparator.comparingDouble(this::level));
  }

  /** Busy half hours that kept the promise. */
  public long kept() {
    return busy().stream().filter(slot -> level(slot) >= promised(interval(slot))).count();
  }

  /** The share, 0..1, promised to the day's callers: the mean over them by their queues. */
  public double promised() {
    return promised(all());
  }

  private double promised(Interval interval) {
    double promised = 0;
    long all = 0;
    for (String queue : tally.queues()) {
      Counts counts = tally.of(queue, interval).counts();
      long callers = ServiceLevelFormula.DEFAULT.counted(counts, WaitClock.SINCE_ASKED);
      promised += (double) callers * targets.apply(queue).share();
      all += callers;
    }
    return all == 0 ? 0 : promised / all;
  }

  /** How often what was done, by its name. */
  public Map<String, Integer> interventions() {
    return Map.copyOf(interventions);
  }

  /** Callers whose day ended outside of the queues. */
  public int elsewhere(Audience.End how) {
    return elsewhere.getOrDefault(how, 0);
  }

  /** Every wait that ended, in this order. */
  public List<Outcome.Wait> waits() {
    return List.copyOf(waits);
  }
}
