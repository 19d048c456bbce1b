package org.dozvon.staffing;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** How many people a goal needs. */
public final class Staffing {
  private static final int MOST_PEOPLE = 1_000_000;

  private Staffing() {}

  /** The fewest people on line who meet the goal; 0 when there are no calls. */
  public static int people(StaffingModel model, Demand demand, Goal goal) {
    if (demand.calls() == 0) {
      return 0;
    }
    int enough = Math.max(1, (int) Math.ceil(demand.erlangs()));
    while (!isEnough(model, demand, goal, enough)) {
      if (enough >= MOST_PEOPLE) {
        throw new IllegalArgumentException(
            "more than " + MOST_PEOPLE + " people would be needed; ask for less");
      }
      enough = Math.min(MOST_PEOPLE, enough + Math.max(1, enough / 10));
    }
    int few = 0;
    while (enough - few > 1) {
      int middle = (few + enough) >>> 1;
      if (isEnough(model, demand, goal, middle)) {
        enough = middle;
      } else {
        few = middle;
      }
    }
    return enough;
  }

  /**
   * People on the roster, so that enough are on line when some are away.
   *
   * @param shrinkage the share of paid time that is not spent on line: breaks, illness, training; 0
   *     up to, not including, 1
   */
  public static int roster(int people, double shrinkage) {
    if (!(shrinkage >= 0 && shrinkage < 1)) {
      throw new IllegalArgumentException(
          "shrinkage: " + Goal.percent(shrinkage) + " (expected: 0 % up to, not including, 100 %)");
    }
    // 14 / 0.7 is 20 and a hair in binary; nobody is hired for the hair.
    return (int) Math.ceil(people / (1 - shrinkage) - 1e-9);
  }

  /** What comes of fewer and more people; at least one. */
  public static List<Outlook> around(
      StaffingModel model, Demand demand, Duration within, int people, int reach) {
    return IntStream.rangeClosed(Math.max(1, people - reach), Math.max(1, people + reach))
        .mapToObj(n -> model.outlook(demand, n, within))
        .toList();
  }

  /**
   * People needed at this moment: enough for the calls that come, and with those who wait already
   * worked off within a time.
   *
   * @param lately what came in the last minutes
   * @param waiting callers in the queue now
   * @param clearWithin how soon they shall all be served, 1 s..1 d
   */
  public static int neededNow(
      StaffingModel model, Demand lately, Goal goal, int waiting, Duration clearWithin) {
    if (waiting < 0) {
      throw new IllegalArgumentException("callers waiting: " + waiting + " (expected: 0 or more)");
    }
    Demand.within(
        "the time to clear the queue", clearWithin, Duration.ofSeconds(1), Duration.ofDays(1));
    double extra = waiting * lately.handlingSeconds() / Demand.seconds(clearWithin);
    return people(model, lately, goal) + (int) Math.ceil(extra - 1e-9);
  }

  private static boolean isEnough(StaffingModel model, Demand demand, Goal goal, int people) {
    return goal.isMetBy(model.outlook(demand, people, goal.within()));
  }

  static void checkPeople(int people) {
    if (people < 1 || people > MOST_PEOPLE) {
      throw new IllegalArgumentException(
          "people: " + people + " (expected: 1 to " + MOST_PEOPLE + ")");
    }
  }
}
