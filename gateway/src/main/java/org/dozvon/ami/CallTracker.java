package org.dozvon.ami;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.asteriskjava.manager.event.AgentCompleteEvent;
import org.asteriskjava.manager.event.AgentConnectEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.QueueCallerAbandonEvent;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.asteriskjava.manager.event.QueueEntryEvent;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Ending;

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

  /** What this manager event means, if anything. */
  synchronized Optional<CallEvent> on(ManagerEvent event, Instant now) {
    return switch (event) {
      case QueueCallerJoinEvent e -> joined(e, now);
      case QueueEntryEvent e -> stands(e, now);
      case QueueCallerAbandonEvent e -> abandoned(e, now);
      case AgentConnectEvent e -> answered(e, now);
      case AgentCompleteEvent e -> talkEnded(e);
      case HangupEvent e -> hungUp(e, now);
      default -> Optional.empty();
    };
  }

  private Optional<CallEvent> joined(QueueCallerJoinEvent event, Instant now) {
    return change(event.getUniqueId(), known -> known.inQueue(now))
        .map(
            known ->
                new CallEvent.JoinedQueue(
                    known.call(),
                    now,
                    text(event.getQueue()),
                    Objects.requireNonNullElse(event.getPosition(), 0)));
  }

  /** Asterisk lists who stands in its queues: whose joining we have missed joined then. */
  private Optional<CallEvent> stands(QueueEntryEvent event, Instant now) {
    Instant joined = now.minusSeconds(Objects.requireNonNullElse(event.getWait(), 0L));
    return find(event.getUniqueId())
        .filter(known -> known.joined().isEmpty())
        .flatMap(known -> change(event.getUniqueId(), missed -> missed.inQueue(joined)))
        .map(
            known ->
                new CallEvent.JoinedQueue(
                    known.call(),
                    joined,
                    text(event.getQueue()),
                    Objects.requireNonNullElse(event.getPosition(), 0)));
  }

  private Optional<CallEvent> abandoned(QueueCallerAbandonEvent event, Instant now) {
    long held = Objects.requireNonNullElse(event.getHoldTime(), 0);
    return find(event.getUniqueId())
        .map(
            known ->
                new CallEvent.AbandonedQueue(
                    known.call(), now, text(event.getQueue()), known.waited(now, held)));
  }

  private Optional<CallEvent> answered(AgentConnectEvent event, Instant now) {
    String agent = text(event.getMemberName());
    long held = Objects.requireNonNullElse(event.getHoldTime(), 0L);
    return change(event.getUniqueId(), known -> known.answeredBy(agent))
        .map(
            known ->
                new CallEvent.PersonAnswered(
                    known.call(), now, text(event.getQueue()), agent, known.waited(now, held)));
  }

  private Optional<CallEvent> talkEnded(AgentCompleteEvent event) {
    Ending.Party party =
        "caller".equalsIgnoreCase(event.getReason()) ? Ending.Party.CALLER : Ending.Party.AGENT;
    change(event.getUniqueId(), known -> known.talkEndedBy(party));
    return Optional.empty();
  }

  /** Before the hand-over the gateway itself knows best how its call ended. */
  private Optional<CallEvent> hungUp(HangupEvent event, Instant now) {
    Optional<CallEvent> ended =
        find(event.getUniqueId())
            .filter(TrackedCall::handedOver)
            .map(known -> new CallEvent.Ended(known.call(), now, known.ending()));
    forget(event.getUniqueId());
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

  private static String text(String value) {
    return Objects.requireNonNullElse(value, "");
  }
}
