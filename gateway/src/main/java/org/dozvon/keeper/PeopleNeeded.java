package org.dozvon.keeper;

import java.time.Duration;
import java.util.OptionalInt;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Figures;
import org.dozvon.queue.ServiceTarget;
import org.dozvon.staffing.Demand;
import org.dozvon.staffing.ErlangC;
import org.dozvon.staffing.Goal;
import org.dozvon.staffing.Staffing;

/** How many people on line a queue's promise needs at this moment, by Erlang C. */
public final class PeopleNeeded {
  /** What "lately" is. */
  public static final Duration LATELY = Duration.ofMinutes(30);

  private static final Duration LEAST_SEEN = Duration.ofMinutes(5);

  /** Who waits now is to be served within this time, beside those who come. */
  private static final Duration CLEARED_WITHIN = Duration.ofMinutes(10);

  /** Fewer talks say little about how long talks take; the plan says it then. */
  private static final int ENOUGH_TALKS = 10;

  /** Calls that were put through wrongly, or left open over night, are no talks. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private static final Duration LONGEST = Duration.ofHours(2);

  /** No number of people answers everybody in time for certain. */
  private static final double HIGHEST_SHARE = 0.999;

  private PeopleNeeded() {}

  /**
   * The people needed; empty when too little was seen lately to tell.
   *
   * @param lately what was counted in {@link #LATELY}
   * @param waiting callers in the queue now
   */
  public static OptionalInt now(QueueRules rules, Figures lately, int waiting) {
    Duration seen =
        Duration.between(lately.interval().from(), lately.interval().to()).minus(lately.blind());
    if (seen.compareTo(LEAST_SEEN) < 0) {
      return OptionalInt.empty();
    }
    Counts counts = lately.counts();
    int came = counts.answered() + counts.abandoned() + counts.unseen();
    ServiceTarget promised = rules.target();
    Goal goal = new Goal(Math.min(promised.share(), HIGHEST_SHARE), promised.within(), 1);
    return OptionalInt.of(
        Staffing.neededNow(
            new ErlangC(),
            new Demand(came, seen, handling(rules, counts)),
            goal,
            waiting,
            CLEARED_WITHIN));
  }

  private static Duration handling(QueueRules rules, Counts counts) {
    if (counts.talks() < ENOUGH_TALKS) {
      return rules.talk();
    }
    Duration mean = counts.talked().plus(counts.wrapUp()).dividedBy(counts.talks());
    return mean.compareTo(SHORTEST) < 0 ? SHORTEST : mean.compareTo(LONGEST) > 0 ? LONGEST : mean;
  }
}
