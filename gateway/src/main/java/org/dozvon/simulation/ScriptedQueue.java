package org.dozvon.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dozvon.queue.QueueEvent;

/**
 * One simulated queue with callers and people given one by one: to be held against a real Asterisk.
 */
public final class ScriptedQueue {
  /**
   * A caller who joins.
   *
   * @param id stands for Asterisk's unique id
   * @param at milliseconds from the start
   * @param talk milliseconds
   * @param patience milliseconds from joining
   */
  public record Arrival(String id, long at, int priority, long talk, long patience) {}

  private ScriptedQueue() {}

  /**
   * Everything that happens, until the last caller has gone.
   *
   * @param start a whole second, as app_queue counts in those
   * @param members penalties by phone, in the order in which they joined
   */
  public static List<QueueEvent> play(
      Instant start,
      QueueSettings queue,
      Map<String, Integer> members,
      List<Arrival> arrivals,
      Ringing ringing) {
    List<QueueEvent> events = new ArrayList<>();
    Agenda agenda = new Agenda(start);
    AppQueues queues = new AppQueues(agenda, List.of(queue), ringing, events::add);
    members.forEach((phone, penalty) -> queues.addMember(queue.name(), phone, penalty));
    for (Arrival arrival : arrivals) {
      agenda.at(
          arrival.at(),
          () -> {
            queues.join(caller(queue, arrival), queue.name(), arrival.priority(), 0);
            agenda.after(arrival.patience(), () -> queues.hangUp(arrival.id()));
          });
    }
    agenda.run();
    return List.copyOf(events);
  }

  private static SimulatedCaller caller(QueueSettings queue, Arrival arrival) {
    return new SimulatedCaller(
        arrival.id(),
        queue.name(),
        arrival.at(),
        false,
        true,
        0,
        1,
        arrival.patience(),
        arrival.talk(),
        0,
        1,
        0);
  }
}
