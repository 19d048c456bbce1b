package org.dozvon.ami;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Ending;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.WaitingCaller;

/**
 * Knows which Asterisk channel is which call and says what a manager event means for that call.
 * Channels nobody started a call on are somebody else's and give nothing. Any thread; holds its
 * lock only for map accesses.
 */
final class CallTracker {
  private final int limit;
  private final Map<String, TrackedCall> calls = new LinkedHashMap<>();
  private final Map<CallId, String> channels = new HashMap<>();

  CallTracker(int limit) {
    this.limit = limit;
  }

  /** Learns from the gateway's own events. */
  synchronized void note(CallEvent event) {
    if (event instanceof CallEvent.Started started) {
      start(started.asteriskId(), started.call());
    } else if (event instanceof CallEvent.HandedOver) {
      String channel = channels.get(event.call());
      if (channel != null) {
        calls.computeIfPresent(channel, (id, known) -> known.onTheWay());
      }
    } else if (event instanceof CallEvent.Ended) {
      forget(channels.get(event.call()));
    }
  }

  /**
   * What this means for our calls.
   *
   * @param meaning what it means at the queues
   */
  synchronized List<CallEvent> on(AmiEvent event, List<QueueEvent> meaning, Instant at) {
    List<CallEvent> ours = told(meaning, position(event), event.text("membername"));
    switch (event.name()) {
      case "agentcomplete" -> talkEnded(event);
      case "hangup" -> hungUp(event.caller(), at).ifPresent(ours::add);
      default -> {}
    }
    return ours;
  }

  /** The same for what has become clear by waiting, or was listed. */
  synchronized List<CallEvent> on(List<QueueEvent> meaning) {
    return told(meaning, 0, "");
  }

  private List<CallEvent> told(List<QueueEvent> meaning, int position, String person) {
    List<CallEvent> ours = new ArrayList<>();
    for (QueueEvent each : meaning) {
      switch (each) {
        case QueueEvent.Joined e -> joined(e, position).ifPresent(ours::add);
        case QueueEvent.Abandoned e -> abandoned(e).ifPresent(ours::add);
        case QueueEvent.Answered e ->
            answered(e, person.isEmpty() ? e.phone() : person).ifPresent(ours::add);
        case QueueEvent.TalksOn e when !e.back() -> takenOver(e).ifPresent(ours::add);
        case QueueEvent.Everything e -> ours.addAll(standing(e));
        default -> {}
      }
    }
    return ours;
  }

  private Optional<CallEvent> joined(QueueEvent.Joined event, int position) {
    return change(event.caller(), known -> known.inQueue(event.at()))
        .map(known -> new CallEvent.JoinedQueue(known.call(), event.at(), event.queue(), position));
  }

  /** Asterisk lists who stands in its queues: whose joining we have missed joined then. */
  private List<CallEvent> standing(QueueEvent.Everything event) {
    List<CallEvent> missed = new ArrayList<>();
    Map<String, Integer> positions = new HashMap<>();
    for (WaitingCaller caller : event.waiting()) {
      int position = positions.merge(caller.queue(), 1, Integer::sum);
      find(caller.caller())
          .filter(known -> known.joined().isEmpty())
          .flatMap(known -> change(caller.caller(), m -> m.inQueue(caller.joined())))
          .map(
              known ->
                  new CallEvent.JoinedQueue(
                      known.call(), caller.joined(), caller.queue(), position))
          .ifPresent(missed::add);
    }
    return missed;
  }

  private Optional<CallEvent> abandoned(QueueEvent.Abandoned event) {
    return find(event.caller())
        .map(
            known ->
                new CallEvent.AbandonedQueue(
                    known.call(), event.at(), event.queue(), known.waited(event.at())));
  }

  private Optional<CallEvent> answered(QueueEvent.Answered event, String person) {
    return change(event.caller(), known -> known.answeredBy(person))
        .map(
            known ->
                new CallEvent.PersonAnswered(
                    known.call(),
                    event.at(),
                    event.queue(),
                    person,
                    event.phone(),
                    known.waited(event.at())));
  }

  /** The wait was over before; this one had none. */
  private Optional<CallEvent> takenOver(QueueEvent.TalksOn event) {
    return change(event.caller(), known -> known.answeredBy(event.phone()))
        .map(
            known ->
                new CallEvent.PersonAnswered(
                    known.call(),
                    event.at(),
                    event.queue(),
                    event.phone(),
                    event.phone(),
                    Duration.ZERO));
  }

  private static int position(AmiEvent event) {
    return event.name().equals("queuecallerjoin") ? event.small("position") : 0;
  }

  private void talkEnded(AmiEvent event) {
    Ending.Party party =
        "caller".equalsIgnoreCase(event.text("reason")) ? Ending.Party.CALLER : Ending.Party.AGENT;
    change(event.caller(), known -> known.talkEndedBy(party));
  }

  /** Before the hand-over the gateway itself knows best how its call ended. */
  private Optional<CallEvent> hungUp(String channel, Instant now) {
    Optional<CallEvent> ended =
        find(channel)
            .filter(TrackedCall::handedOver)
            .map(known -> new CallEvent.Ended(known.call(), now, known.ending()));
    forget(channel);
    return ended;
  }

  private void start(String channel, CallId call) {
    calls.put(channel, TrackedCall.started(call));
    channels.put(call, channel);
    if (calls.size() > limit) {
      forget(calls.keySet().iterator().next());
    }
  }

  private void forget(String channel) {
    TrackedCall known = channel == null ? null : calls.remove(channel);
    if (known != null) {
      channels.remove(known.call());
    }
  }

  private Optional<TrackedCall> find(String channel) {
    return Optional.ofNullable(channel == null ? null : calls.get(channel));
  }

  private Optional<TrackedCall> change(String channel, UnaryOperator<TrackedCall> how) {
    Optional<TrackedCall> changed = find(channel).map(how);
    changed.ifPresent(known -> calls.put(channel, known));
    return changed;
  }
}
