package org.dozvon.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dozvon.queue.QueueView;

/**
 * Who is to be called back: when nobody waits any more who came before. Somebody who is not reached
 * is not tried again here.
 */
final class CallBackList {
  /** What came of a call-back. */
  @FunctionalInterface
  interface Called {
    void back(String queue, SimulatedCaller caller, boolean reached);
  }

  private record Booked(String queue, SimulatedCaller caller, Instant place) {}

  private final DayPlan.CallBacks habits;
  private final Agenda agenda;
  private final Called called;
  private final List<Booked> booked = new ArrayList<>();
  private final Set<String> offered = new HashSet<>();
  private int dialling;

  CallBackList(DayPlan.CallBacks habits, Agenda agenda, Called called) {
    this.habits = habits;
    this.agenda = agenda;
    this.called = called;
  }

  /** Nobody accepts twice. */
  boolean accepts(SimulatedCaller caller) {
    return caller.callBack() < habits.accepted() && !offered.contains(caller.id());
  }

  /**
   * Keeps a place.
   *
   * @param place since when they have waited
   */
  void book(String queue, SimulatedCaller caller, Instant place) {
    booked.add(new Booked(queue, caller, place));
    offered.add(caller.id());
  }

  boolean isEmpty() {
    return booked.isEmpty() && dialling == 0;
  }

  /** Dials those whose turn it is. */
  void look(List<QueueView> queues) {
    for (QueueView queue : queues) {
      List<Booked> due =
          booked.stream()
              .filter(b -> b.queue().equals(queue.queue()))
              .filter(b -> queue.waiting().stream().noneMatch(c -> c.joined().isBefore(b.place())))
              .limit(Math.max(0, queue.free() - queue.waiting().size()))
              .toList();
      due.forEach(this::dial);
      booked.removeAll(due);
    }
  }

  private void dial(Booked call) {
    dialling++;
    agenda.after(
        habits.dialling().toMillis(),
        () -> {
          dialling--;
          // the same figure says who accepts and, of those, who picks up
          boolean reached = call.caller().callBack() < habits.accepted() * habits.reached();
          called.back(call.queue(), call.caller(), reached);
        });
  }
}
