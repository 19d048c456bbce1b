package org.dozvon.ami;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.asteriskjava.manager.event.AgentCalledEvent;
import org.asteriskjava.manager.event.AgentCompleteEvent;
import org.asteriskjava.manager.event.AgentConnectEvent;
import org.asteriskjava.manager.event.AgentRingNoAnswerEvent;
import org.asteriskjava.manager.event.DialEndEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.HangupRequestEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.QueueCallerAbandonEvent;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.asteriskjava.manager.event.QueueCallerLeaveEvent;
import org.asteriskjava.manager.event.SoftHangupRequestEvent;
import org.dozvon.queue.Facts;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.WaitingCaller;

/**
 * What the manager's events mean at the queues. Asterisk says "abandoned" of everybody who leaves
 * unanswered, also when the call goes on: withdrawn, redirected, timed out. Only who hangs up has
 * abandoned, and that another event tells, a moment before or after; until then the leaving is
 * held. Recorded transcripts of each case are among the tests. Confined to one thread at a time.
 */
final class QueueTranslator {
  /** A call that still lives so long after its leaving goes on elsewhere. */
  private static final Duration GOES_ON = Duration.ofSeconds(2);

  /** A person has picked up and hears an announcement, or runs a subroutine, before the talk. */
  private static final Duration CONNECTS = Duration.ofSeconds(60);

  /** A leaving whose meaning is not known yet. */
  private record Leaving(String queue, Instant at, boolean gaveUp, Instant until) {}

  private final MemberBook members;
  private final Map<String, WaitingCaller> standing = new LinkedHashMap<>();
  private final Map<String, Leaving> leaving = new LinkedHashMap<>();
  private final Map<String, QueueEvent.Moved.Why> expected = new HashMap<>();
  private final Talks talks;
  private final Set<String> hangingUp = new HashSet<>();
  private final Set<String> connecting = new HashSet<>();

  /** While Asterisk lists everything: who changed meanwhile, of whom the events know better. */
  private final Set<String> touched = new HashSet<>();

  private boolean listing;

  /**
   * @param queueWrapUps by queue
   */
  QueueTranslator(Map<String, Duration> queueWrapUps) {
    this.members = new MemberBook(queueWrapUps);
    this.talks = new Talks(members::wrapUp, GOES_ON);
  }

  /** What this event means, in order; often nothing. */
  List<QueueEvent> on(ManagerEvent event, Instant at) {
    return switch (event) {
      case QueueCallerJoinEvent e -> joined(e, at);
      case QueueCallerAbandonEvent e -> gaveUp(e, at);
      case QueueCallerLeaveEvent e -> left(e, at);
      case AgentCalledEvent e ->
          List.of(
              new QueueEvent.Offered(
                  at, e.getQueue(), e.getUniqueId(), phone(e.getInterface(), e.getAgentCalled())));
      case AgentRingNoAnswerEvent e ->
          List.of(
              new QueueEvent.Unanswered(
                  at,
                  e.getQueue(),
                  e.getUniqueId(),
                  phone(e.getInterface(), e.getMember()),
                  Duration.ofMillis(number(e.getRingtime()))));
      case AgentConnectEvent e -> answered(e, at);
      case AgentCompleteEvent e -> talked(e, at);
      case DozvonLastAgentEvent e -> lastAgent(e, at);
      case DialEndEvent e -> dialled(e);
      case HangupRequestEvent e -> hangsUp(e.getUniqueId());
      case SoftHangupRequestEvent e -> hangsUp(e.getUniqueId());
      case HangupEvent e -> hungUp(e.getUniqueId(), at);
      default -> members.on(event, at);
    };
  }

  /** What has become clear by waiting. */
  List<QueueEvent> due(Instant now) {
    List<QueueEvent> clear = new ArrayList<>();
    leaving.forEach(
        (caller, left) -> {
          if (!left.until().isAfter(now)) {
            clear.add(moved(caller, left));
          }
        });
    clear.forEach(event -> forget(((QueueEvent.Moved) event).caller()));
    clear.addAll(talks.due(now));
    return clear;
  }

  /** We are about to take the caller out of the queue ourselves. */
  void expect(String caller, QueueEvent.Moved.Why why) {
    if (standing.containsKey(caller)) {
      expected.put(caller, why);
    }
  }

  /** We did not after all. */
  void expectNothing(String caller) {
    expected.remove(caller);
  }

  /** Whether the caller waits in this queue, as far as is known, and nobody has picked up. */
  boolean waits(String queue, String caller) {
    WaitingCaller found = standing.get(caller);
    return found != null
        && found.queue().equals(queue)
        && !leaving.containsKey(caller)
        && !connecting.contains(caller);
  }

  /** Callers who wait, as far as is known. */
  Set<String> waiting() {
    return Set.copyOf(standing.keySet());
  }

  /** Asterisk is asked for everything: what comes from now on may be newer than its answer. */
  void beginList() {
    touched.clear();
    members.beginList();
    listing = true;
  }

  /** Everything, as Asterisk listed it, corrected by what came meanwhile. */
  QueueEvent.Everything endList(QueueList list, Instant at) {
    listing = false;
    Map<String, WaitingCaller> now = new LinkedHashMap<>();
    list.callers().stream()
        .filter(caller -> !touched.contains(caller.caller()))
        .forEach(caller -> now.put(caller.caller(), known(caller)));
    standing.values().stream()
        .filter(caller -> touched.contains(caller.caller()))
        .forEach(caller -> now.put(caller.caller(), caller));
    standing.clear();
    standing.putAll(now);
    for (Set<String> each : List.of(leaving.keySet(), hangingUp, connecting, expected.keySet())) {
      each.retainAll(now.keySet());
    }
    talks.onlyAt(members.busy(list.members()));
    return new QueueEvent.Everything(
        at, list.queues(), List.copyOf(now.values()), members.endList(list.members()));
  }

  private List<QueueEvent> joined(QueueCallerJoinEvent e, Instant at) {
    List<QueueEvent> meaning = new ArrayList<>();
    WaitingCaller before = standing.get(e.getUniqueId());
    Leaving left = leaving.get(e.getUniqueId());
    if (before != null && left == null && before.queue().equals(e.getQueue())) {
      return meaning;
    }
    if (left != null) {
      expected.putIfAbsent(e.getUniqueId(), QueueEvent.Moved.Why.OVERFLOW);
      meaning.add(moved(e.getUniqueId(), left));
    } else if (before != null) {
      meaning.add(
          new QueueEvent.Moved(at, before.queue(), e.getUniqueId(), QueueEvent.Moved.Why.OTHER));
    }
    forget(e.getUniqueId());
    meaning.add(stand(e.getQueue(), e.getUniqueId(), e.getChannel(), at));
    return meaning;
  }

  private List<QueueEvent> gaveUp(QueueCallerAbandonEvent e, Instant at) {
    String caller = e.getUniqueId();
    List<QueueEvent> meaning = new ArrayList<>();
    if (!standing.containsKey(caller)) {
      meaning.add(
          stand(e.getQueue(), caller, e.getChannel(), at.minusSeconds(number(e.getHoldTime()))));
    }
    touch(caller);
    Leaving left = new Leaving(e.getQueue(), at, true, at.plus(GOES_ON));
    if (hangingUp.contains(caller)) {
      meaning.add(abandoned(caller, left));
    } else if (expected.containsKey(caller)) {
      meaning.add(moved(caller, left));
      forget(caller);
    } else {
      leaving.put(caller, left);
    }
    return meaning;
  }

  private List<QueueEvent> left(QueueCallerLeaveEvent e, Instant at) {
    String caller = e.getUniqueId();
    if (!standing.containsKey(caller) || leaving.containsKey(caller)) {
      return List.of();
    }
    touch(caller);
    Duration patience = connecting.contains(caller) ? CONNECTS : GOES_ON;
    leaving.put(caller, new Leaving(e.getQueue(), at, false, at.plus(patience)));
    return List.of();
  }

  private List<QueueEvent> answered(AgentConnectEvent e, Instant at) {
    String caller = e.getUniqueId();
    List<QueueEvent> meaning = new ArrayList<>();
    if (!standing.containsKey(caller) && !talks.has(caller)) {
      meaning.add(
          stand(e.getQueue(), caller, e.getChannel(), at.minusSeconds(number(e.getHoldTime()))));
    }
    touch(caller);
    forget(caller);
    String phone = phone(e.getInterface(), e.getMember());
    talks.begin(e.getQueue(), caller, phone, at);
    meaning.add(new QueueEvent.Answered(at, e.getQueue(), caller, phone));
    return meaning;
  }

  private List<QueueEvent> talked(AgentCompleteEvent e, Instant at) {
    String phone = phone(e.getInterface(), e.getMember());
    return List.of(talks.end(e.getQueue(), e.getUniqueId(), phone, number(e.getTalkTime()), at));
  }

  /** Past app_queue, by our dialplan: who talked with the caller lately is rung first. */
  private List<QueueEvent> lastAgent(DozvonLastAgentEvent e, Instant at) {
    String caller = e.getCaller();
    return switch (e.getStage()) {
      case "ring" ->
          List.of(
              stand(e.getQueue(), caller, e.getCallerChannel(), at),
              new QueueEvent.Offered(at, e.getQueue(), caller, e.getPhone()));
      case "missed" -> lastAgentMissed(e, at);
      case "answered" -> {
        touch(caller);
        forget(caller);
        talks.begin(e.getQueue(), caller, e.getPhone(), at);
        yield List.of(new QueueEvent.Answered(at, e.getQueue(), caller, e.getPhone()));
      }
      case "taken", "back" -> {
        talks.begin(e.getQueue(), caller, e.getPhone(), at);
        boolean back = e.getStage().equals("back");
        yield List.of(new QueueEvent.TalksOn(at, e.getQueue(), caller, e.getPhone(), back));
      }
      case "ended" -> {
        Instant since = talks.forget(caller).orElse(at);
        yield List.of(
            new QueueEvent.TalkEnded(
                at,
                e.getQueue(),
                caller,
                e.getPhone(),
                Duration.between(since, at),
                Duration.ZERO));
      }
      default -> List.of();
    };
  }

  /** They stand on in the queue, which Asterisk will tell in a moment. */
  private List<QueueEvent> lastAgentMissed(DozvonLastAgentEvent e, Instant at) {
    WaitingCaller waits = standing.get(e.getCaller());
    return waits == null
        ? List.of()
        : List.of(
            new QueueEvent.Unanswered(
                at,
                e.getQueue(),
                e.getCaller(),
                e.getPhone(),
                Duration.between(waits.joined(), at)));
  }

  private List<QueueEvent> dialled(DialEndEvent e) {
    if (standing.containsKey(e.getUniqueId()) && "ANSWER".equals(e.getDialStatus())) {
      connecting.add(e.getUniqueId());
    }
    return List.of();
  }

  private List<QueueEvent> hangsUp(String caller) {
    Leaving left = leaving.get(caller);
    if (left != null && left.gaveUp()) {
      return List.of(abandoned(caller, left));
    }
    if (standing.containsKey(caller)) {
      hangingUp.add(caller);
    }
    return List.of();
  }

  private List<QueueEvent> hungUp(String caller, Instant at) {
    talks.hungUp(caller, at);
    WaitingCaller gone = standing.get(caller);
    if (gone == null) {
      return List.of();
    }
    Leaving left = leaving.getOrDefault(caller, new Leaving(gone.queue(), at, true, at));
    touch(caller);
    return List.of(abandoned(caller, left));
  }

  private QueueEvent abandoned(String caller, Leaving left) {
    forget(caller);
    return new QueueEvent.Abandoned(left.at(), left.queue(), caller);
  }

  private QueueEvent.Moved moved(String caller, Leaving left) {
    QueueEvent.Moved.Why unexpected =
        left.gaveUp() ? QueueEvent.Moved.Why.OTHER : QueueEvent.Moved.Why.KEY;
    return new QueueEvent.Moved(
        left.at(), left.queue(), caller, expected.getOrDefault(caller, unexpected));
  }

  private QueueEvent stand(String queue, String caller, String channel, Instant at) {
    touch(caller);
    String name = channel == null ? "" : channel;
    standing.put(
        caller, new WaitingCaller(queue, caller, name, at, 0, Optional.empty(), Facts.unknown(at)));
    return new QueueEvent.Joined(at, queue, caller, name, 0);
  }

  private void forget(String caller) {
    standing.remove(caller);
    leaving.remove(caller);
    expected.remove(caller);
    hangingUp.remove(caller);
    connecting.remove(caller);
  }

  private void touch(String caller) {
    if (listing) {
      touched.add(caller);
    }
  }

  /** Asterisk lists seconds; what we saw of the joining is better. */
  private WaitingCaller known(WaitingCaller listed) {
    WaitingCaller seen = standing.get(listed.caller());
    return seen == null || !seen.queue().equals(listed.queue())
        ? listed
        : new WaitingCaller(
            listed.queue(),
            listed.caller(),
            listed.channel(),
            seen.joined(),
            listed.priority(),
            Optional.empty(),
            seen.facts());
  }

  /** The second is how older Asterisks name it. */
  private static String phone(String one, String other) {
    return one != null ? one : Objects.requireNonNullElse(other, "");
  }

  private static long number(Number value) {
    return value == null ? 0 : value.longValue();
  }
}
