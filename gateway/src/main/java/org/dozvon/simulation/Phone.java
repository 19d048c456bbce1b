package org.dozvon.simulation;

import java.util.ArrayList;
import java.util.List;
import org.dozvon.queue.MemberState;

/** One person's telephone and its seats in the queues. Confined to the simulation. */
final class Phone {
  final String name;
  final List<Seat> seats = new ArrayList<>();
  MemberState state = MemberState.FREE;

  /** The person's own work after a call is over at this millisecond. */
  long wrapUpUntil;

  Phone(String name) {
    this.name = name;
  }

  boolean rings(long now) {
    return state == MemberState.FREE && now >= wrapUpUntil;
  }
}
