package org.dozvon.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Who calls on a day: drawn once from plan and seed, whoever serves them then. Each half hour has a
 * Poisson number of calls; a trunk outage takes callers away and brings some back after it.
 */
public final class Crowd {
  private final DayPlan plan;
  private final SplittableRandom random;

  private Crowd(DayPlan plan, long seed) {
    this.plan = plan;
    this.random = new SplittableRandom(seed);
  }

  /**
   * The day's callers by arrival.
   *
   * @param weekday in English, lower case; any other word is a usual day
   */
  public static List<SimulatedCaller> of(DayPlan plan, String weekday, long seed) {
    return new Crowd(plan, seed).draw(plan.weekdays().getOrDefault(weekday, 1.0));
  }

  private List<SimulatedCaller> draw(double factor) {
    double viaBot = 1 - plan.gentle().share() * plan.gentle().straight();
    double all = plan.persons() * factor / (1 - viaBot * plan.bot().keeps());
    List<SimulatedCaller> callers = new ArrayList<>((int) (all * 1.1));
    SplittableRandom arrivals = random.split();
    for (int slot = 0; slot < DayPlan.SLOTS; slot++) {
      double rate = all * plan.profile().get(slot) / DayPlan.SLOT;
      long at = slot * DayPlan.SLOT + gap(arrivals, rate);
      while (at < (slot + 1) * DayPlan.SLOT) {
        long comes = at;
        one(callers.size(), comes, random.split()).ifPresent(callers::add);
        at += gap(arrivals, rate);
      }
    }
    callers.sort(Comparator.comparingLong(SimulatedCaller::arrives));
    return List.copyOf(callers);
  }

  private static long gap(SplittableRandom random, double rate) {
    double u = random.nextDouble();
    return rate == 0 ? DayPlan.SLOT : Math.max(1, Math.round(-Math.log1p(-u) / rate));
  }

  /** Draws in a fixed order, so that one changed figure of the plan leaves the others alone. */
  private Optional<SimulatedCaller> one(int number, long at, SplittableRandom own) {
    double queue = own.nextDouble();
    boolean gentle = own.nextDouble() < plan.gentle().share();
    boolean straight = gentle && own.nextDouble() < plan.gentle().straight();
    long bot = plan.bot().time().draw(own.split());
    double need = own.nextDouble();
    long patience = plan.patience().draw(own.split());
    long talk = Math.max(1000, plan.talk().draw(own.split()));
    long wrapUp = plan.wrapUp().draw(own.split());
    double callBack = own.nextDouble();
    double again = own.nextDouble();
    double spread = own.nextDouble();
    long seed = own.nextLong();
    long comes = at;
    for (DayPlan.Outage outage : plan.outages()) {
      if (outage.kind() == DayPlan.Outage.Kind.TRUNK
          && DayPlan.within(outage.from(), outage.to(), at)) {
        if (again >= outage.again()) {
          return Optional.empty();
        }
        comes = DayPlan.millis(outage.to()) + Math.round(spread * outage.spread().toMillis());
      }
    }
    return Optional.of(
        new SimulatedCaller(
            String.format(Locale.ROOT, "%06d", number),
            queue(queue),
            comes,
            gentle,
            straight,
            bot,
            need,
            patience,
            talk,
            wrapUp,
            callBack,
            seed));
  }

  private String queue(double u) {
    double left = u;
    for (DayPlan.Queue queue : plan.queues()) {
      left -= queue.share();
      if (left < 0) {
        return queue.settings().name();
      }
    }
    return plan.queues().getFirst().settings().name();
  }
}
