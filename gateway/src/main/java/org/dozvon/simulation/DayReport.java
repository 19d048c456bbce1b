package org.dozvon.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.dozvon.keeper.Intervention;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.ServiceTarget;

/** What came of a simulated day, by half hour. Confined to one thread. */
public final class DayReport implements Audience {
  /** A half hour with fewer callers says little: it cannot be the worst. */
  private static final int COUNTS = 100;

  private final Instant start;
  private final HalfHour[] halves = new HalfHour[DayPlan.SLOTS];
  private final HalfHour day;
  private final Map<String, Integer> interventions = new TreeMap<>();
  private final Map<Audience.End, Integer> elsewhere = new EnumMap<>(Audience.End.class);
  private final List<Outcome.Wait> waits = new ArrayList<>();

  /** Of the day that begins at this midnight. */
  public DayReport(Instant start, ServiceTarget target) {
    this.start = start;
    this.day = new HalfHour(target);
    for (int slot = 0; slot < halves.length; slot++) {
      halves[slot] = new HalfHour(target);
    }
  }

  @Override
  public void happened(QueueEvent event, List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      half(outcome.at()).add(outcome);
      day.add(outcome);
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
    half(at).intervened();
    day.intervened();
    interventions.merge(intervention.getClass().getSimpleName(), 1, Integer::sum);
  }

  /** What ends after midnight counts for the last half hour. */
  private HalfHour half(Instant at) {
    long slot = Duration.between(start, at).toMillis() / DayPlan.SLOT;
    return halves[(int) Math.min(halves.length - 1, slot)];
  }

  /** From midnight, 48 of them. */
  public List<HalfHour> halves() {
    return List.of(halves);
  }

  /** All of it. */
  public HalfHour day() {
    return day;
  }

  /** The number of the half hour with the lowest level among those with 100 callers or more. */
  public Optional<Integer> worst() {
    return IntStream.range(0, halves.length)
        .filter(slot -> halves[slot].callers() >= COUNTS)
        .boxed()
        .min(Comparator.comparingDouble(slot -> halves[slot].level()));
  }

  /** Half hours with 100 callers or more that kept the promised share. */
  public long kept(double share) {
    return IntStream.range(0, halves.length)
        .filter(slot -> halves[slot].callers() >= COUNTS && halves[slot].level() >= share)
        .count();
  }

  /** Half hours with 100 callers or more. */
  public long busy() {
    return IntStream.range(0, halves.length)
        .filter(slot -> halves[slot].callers() >= COUNTS)
        .count();
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
