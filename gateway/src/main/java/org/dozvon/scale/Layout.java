package org.dozvon.scale;

import java.time.Duration;
import org.dozvon.staffing.Demand;
import org.dozvon.staffing.ErlangB;
import org.dozvon.staffing.ErlangC;
import org.dozvon.staffing.Goal;
import org.dozvon.staffing.Staffing;

/**
 * How a hotline is laid out: cells side by side, each an Asterisk with its queues, its agents and
 * its gateways; the SIP edge spreads callers over them.
 *
 * @param atBot most callers with the bot at once, all cells
 * @param atQueue most callers waiting at once
 * @param inTalk most talks with people at once
 * @param people on line at the peak, when everybody is one pool
 * @param cells Asterisks that carry the peak
 * @param callsOfCell that one Asterisk is given at most, the {@code maxload} at the edge: what its
 *     legs allow, the peak of a cell at least
 * @param gatewaysOfCell gateways of a cell, one more than carry the peak
 * @param peopleOfCell people on line for each cell; together more than {@code people}
 */
public record Layout(
    int atBot,
    int atQueue,
    int inTalk,
    int people,
    int cells,
    int callsOfCell,
    int gatewaysOfCell,
    int peopleOfCell) {
  /** Once in a thousand looks at the peak there may be more. */
  private static final double SELDOM = 0.001;

  private static final Duration HALF_HOUR = Duration.ofMinutes(30);

  /** The smallest that carries the busiest half hour, and one gateway lost in each cell. */
  public static Layout of(Traffic traffic, Measured measured, Goal goal) {
    int atBot = most(traffic.withBot());
    int atQueue = most(traffic.waiting());
    int inTalk = most(traffic.talking());
    int cells = cells(traffic, legs(atBot, atQueue, inTalk), measured);
    int botOfCell = most(traffic.withBot() / cells);
    return new Layout(
        atBot,
        atQueue,
        inTalk,
        people(traffic, 1, goal),
        cells,
        callsOfCell(traffic, cells, measured),
        up(botOfCell, measured.conversationsOfGateway()) + 1,
        people(traffic, cells, goal));
  }

  /** SIP legs: a caller with the bot or in the queue is one, a talk is two. */
  public int legs() {
    return legs(atBot, atQueue, inTalk);
  }

  /** Calls at once, all cells. */
  public int calls() {
    return atBot + atQueue + inTalk;
  }

  /** What it costs in people that the cells are not one pool, as a share. */
  public double lossOfSplitting() {
    return (double) peopleOfCell * cells / people - 1;
  }

  private static int legs(int atBot, int atQueue, int inTalk) {
    return atBot + atQueue + 2 * inTalk;
  }

  /** As many as carry the legs and, each for itself, the peak of its calls. */
  private static int cells(Traffic traffic, int legs, Measured measured) {
    int cells = Math.max(1, up(legs, measured.legsOfAsterisk()));
    while (most(calls(traffic) / cells) > callsThatLegsAllow(traffic, measured)) {
      cells++;
    }
    return cells;
  }

  /** With a fifth of room, where the legs have it: the edge counts late. */
  private static int callsOfCell(Traffic traffic, int cells, Measured measured) {
    int roomy = (int) Math.ceil(most(calls(traffic) / cells) * 1.2);
    return Math.min(roomy, callsThatLegsAllow(traffic, measured));
  }

  /** At the peak's mixture of callers with one leg and talks with two. */
  private static int callsThatLegsAllow(Traffic traffic, Measured measured) {
    double legs = calls(traffic) + traffic.talking();
    return Math.max(1, (int) (measured.legsOfAsterisk() * calls(traffic) / legs));
  }

  /** At once on average, all cells. */
  private static double calls(Traffic traffic) {
    return traffic.withBot() + traffic.waiting() + traffic.talking();
  }

  private static int people(Traffic traffic, int pools, Goal goal) {
    return Staffing.people(
        new ErlangC(),
        new Demand(traffic.personsAtPeak() / pools, HALF_HOUR, traffic.talk()),
        goal);
  }

  private static int most(double mean) {
    return ErlangB.lines(mean, SELDOM);
  }

  private static int up(int amount, int size) {
    return (amount + size - 1) / size;
  }
}
