package org.dozvon.staffing;

import java.time.Duration;

/**
 * Callers wait as long as their patience lasts (M/M/N+M: patience is exponential).
 *
 * <p>The wait that a caller of endless patience would meet has the density {@code v(x) = l p(N-1)
 * exp(l (1-e^(-tx))/t - Nmx)} (Baccelli and Hebuterne 1981; {@code l} calls, {@code m} ends of a
 * call and {@code t} ends of a patience a second). Everything asked for is an integral of it: by
 * Gauss and Legendre over panels that halve towards its peak, relative to the peak, exact to about
 * ten digits.
 *
 * @param patience how long a caller waits on average before leaving, 10 ms..365 d
 */
public record ErlangA(Duration patience) implements StaffingModel {
  /** Checks. */
  public ErlangA {
    Demand.within("patience", patience, Duration.ofMillis(10), Duration.ofDays(365));
  }

  @Override
  public Outlook outlook(Demand demand, int people, Duration within) {
    Staffing.checkPeople(people);
    double calls = demand.rate();
    if (calls == 0) {
      return new Outlook(people, 0, 1, 0, 0, 0, 0);
    }
    double theta = 1 / Demand.seconds(patience);
    VirtualWait wait = new VirtualWait(calls, people / demand.handlingSeconds(), theta);
    double limit = Demand.seconds(within);

    // Relative to p(N-1): the states with somebody free, and the waits scaled by their peak.
    double scale = Math.exp(-wait.peakLog());
    double free = scale / ErlangB.blocking(demand.erlangs(), people - 1);
    double waiting = wait.integral(x -> 1, 0, Double.POSITIVE_INFINITY);
    double all = free + waiting;
    if (!Double.isFinite(free)) {
      return new Outlook(people, 0, 1, 0, 0, demand.erlangs() / people, 0);
    }
    double lost = wait.integral(x -> -Math.expm1(-theta * x), 0, Double.POSITIVE_INFINITY) / all;
    double served = free + wait.integral(x -> Math.exp(-theta * x), 0, Double.POSITIVE_INFINITY);
    double inTime = free + wait.integral(x -> Math.exp(-theta * x), 0, limit);
    double waitOfServed =
        wait.integral(x -> x * Math.exp(-theta * x), 0, Double.POSITIVE_INFINITY) / served;
    return new Outlook(
        people,
        waiting / all,
        inTime / all,
        waitOfServed,
        lost / theta,
        Math.min(1, demand.erlangs() * (served / all) / people),
        lost);
  }

  @Override
  public String name() {
    return "Erlang A";
  }
}
