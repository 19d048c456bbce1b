package org.dozvon.staffing;

import java.time.Duration;

/**
 * Callers wait for ever (M/M/N). With no more people than work the queue grows without end: nobody
 * is answered in time.
 */
public record ErlangC() implements StaffingModel {
  @Override
  public Outlook outlook(Demand demand, int people, Duration within) {
    Staffing.checkPeople(people);
    double erlangs = demand.erlangs();
    double spare = people - erlangs;
    if (spare <= 0) {
      return new Outlook(people, 1, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 1, 0);
    }
    double occupancy = erlangs / people;
    double blocking = ErlangB.blocking(erlangs, people);
    double waits = blocking / (1 - occupancy * (1 - blocking));
    double serviceLevel =
        1 - waits * Math.exp(-spare * Demand.seconds(within) / demand.handlingSeconds());
    double wait = waits * demand.handlingSeconds() / spare;
    return new Outlook(people, waits, serviceLevel, wait, wait, occupancy, 0);
  }

  @Override
  public String name() {
    return "Erlang C";
  }
}
