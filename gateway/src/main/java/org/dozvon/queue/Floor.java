package org.dozvon.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Who stands in the queues and who works there, from the events of one Asterisk. Tells what ended
 * with each event. Confined to one thread; {@link #view} gives values that may go anywhere.
 *
 * <p>Nothing is counted twice: an event about a caller or talk that the floor does not know of
 * gives no outcome, except an answer or abandon whose joining was missed.
 */
public final class Floor {
  /** Calls that never come to a queue must not fill the memory: the oldest are forgotten. */
  private static final int MOST_KNOWN = 20_000;

  private static final Duration JUST_ANSWERED = Duration.ofSeconds(10);

  /** Who left a queue by a key comes back within a minute or not at all. */
  private static final int MOST_LEFT = 1_000;

  private static final Comparator<WaitingCaller> SERVED_FIRST =
      Comparator.comparingInt(WaitingCaller::priority)
          .reversed()
          .thenComparing(WaitingCaller::joined)
          .thenComparing(WaitingCaller::caller);

  private final Map<String, Line> queues = new TreeMap<>();
  private final Map<String, Facts> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Facts> eldest) {
          return size() > MOST_KNOWN;
        }
      };
  private Optional<Instant> blindSince = Optional.empty();

  /** Who answered, and when. */
  private record Talking(String phone, Instant since) {}

  /** One queue's people. */
  private static final class Line {
    final Map<String, WaitingCaller> waiting = new LinkedHashMap<>();
    final Map<String, Member> members = new TreeMap<>();

    /** By caller. */
    final Map<String, Talking> talking = new HashMap<>();

    /** When callers joined who have left by a key: who comes back has kept the place. */
    final Map<String, Instant> left =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_LEFT;
          }
        };
  }

  /** Changes the floor; what ended with it. */
  public List<Outcome> apply(QueueEvent event) {
    return switch (event) {
      case QueueEvent.BotTook e -> List.of(new Outcome.BotTook(e.at(), e.queue(), e.caller()));
      case QueueEvent.BotServed e -> List.of(new Outcome.BotServed(e.at(), e.queue(), e.caller()));
      case QueueEvent.Known e -> learn(e);
      case QueueEvent.Joined e -> join(e);
      case QueueEvent.Prioritised e ->
          change(e.queue(), e.caller(), c -> with(c, e.priority(), c.ringing(), c.facts()));
      case QueueEvent.Offered e -> offer(e);
      case QueueEvent.Unanswered e -> unanswered(e);
      case QueueEvent.Answered e -> answer(e);
      case QueueEvent.TalksOn e -> {
        phone(e.queue(), e.phone(), MemberState.BUSY, e.at());
        line(e.queue()).talking.put(e.caller(), new Talking(e.phone(), e.at()));
        yield List.of();
      }
      case QueueEvent.Abandoned e ->
          leave(e.at(), e.queue(), e.caller(), Outcome.Wait.End.ABANDONED);
      case QueueEvent.Moved e -> {
        keepPlace(e);
        yield leave(e.at(), e.queue(), e.caller(), Outcome.Wait.End.MOVED);
      }
      case QueueEvent.TalkEnded e -> talked(e);
      case QueueEvent.MemberSeen e -> {
        line(e.member().queue()).members.merge(e.member().phone(), e.member(), Floor::goesOn);
        yield List.of();
      }
      case QueueEvent.MemberGone e -> {
        line(e.queue()).members.remove(e.phone());
        yield List.of();
      }
      case QueueEvent.LineLost e -> {
        blindSince = Optional.of(blindSince.orElse(e.at()));
        yield List.of();
      }
      case QueueEvent.Everything e -> replace(e);
    };
  }

  /** Every queue that was ever heard of, by name; wrap-ups that are over at this time are over. */
  public List<QueueView> view(Instant now) {
    List<QueueView> views = new ArrayList<>();
    queues.forEach((name, line) -> views.add(view(name, line, now)));
    return List.copyOf(views);
  }

  /** Since when nothing is known of the queues; empty: all is known. */
  public Optional<Instant> blindSince() {
    return blindSince;
  }

  private List<Outcome> learn(QueueEvent.Known event) {
    known.put(event.caller(), event.facts());
    for (Line line : queues.values()) {
      line.waiting.computeIfPresent(
          event.caller(), (id, c) -> with(c, c.priority(), c.ringing(), event.facts()));
    }
    return List.of();
  }

  private List<Outcome> join(QueueEvent.Joined event) {
    Facts facts = known.getOrDefault(event.caller(), Facts.unknown(event.at()));
    line(event.queue())
        .waiting
        .putIfAbsent(
            event.caller(),
            new WaitingCaller(
                event.queue(),
                event.caller(),
                event.channel(),
                Optional.ofNullable(line(event.queue()).left.remove(event.caller()))
                    .orElse(event.at()),
                event.priority(),
                Optional.empty(),
                facts));
    return List.of();
  }

  private List<Outcome> offer(QueueEvent.Offered event) {
    phone(event.queue(), event.phone(), MemberState.RINGING, event.at());
    return change(
        event.queue(),
        event.caller(),
        c -> with(c, c.priority(), Optional.of(event.phone()), c.facts()));
  }

  private List<Outcome> unanswered(QueueEvent.Unanswered event) {
    phone(event.queue(), event.phone(), MemberState.FREE, event.at());
    change(event.queue(), event.caller(), c -> with(c, c.priority(), Optional.empty(), c.facts()));
    return List.of(
        new Outcome.Unanswered(
            event.at(), event.queue(), event.caller(), event.phone(), event.rang()));
  }

  private List<Outcome> answer(QueueEvent.Answered event) {
    Line line = line(event.queue());
    Talking talking = new Talking(event.phone(), event.at());
    if (line.talking.putIfAbsent(event.caller(), talking) != null) {
      return List.of();
    }
    phone(event.queue(), event.phone(), MemberState.BUSY, event.at());
    WaitingCaller caller =
        Optional.ofNullable(line.waiting.remove(event.caller()))
            .orElseGet(() -> unseen(event.at(), event.queue(), event.caller()));
    return List.of(
        new Outcome.Wait(
            event.at(), event.queue(), caller, Outcome.Wait.End.ANSWERED, event.phone()));
  }

  private void keepPlace(QueueEvent.Moved event) {
    WaitingCaller gone = line(event.queue()).waiting.get(event.caller());
    if (gone != null && event.why() == QueueEvent.Moved.Why.KEY) {
      line(event.queue()).left.put(event.caller(), gone.joined());
    }
  }

  private List<Outcome> leave(Instant at, String queue, String caller, Outcome.Wait.End end) {
    WaitingCaller gone = line(queue).waiting.remove(caller);
    if (gone != null && end == Outcome.Wait.End.MOVED) {
      // Of a caller of whom only the queue knows: in the next queue the clocks go on.
      known.putIfAbsent(caller, gone.facts());
    }
    return gone == null ? List.of() : List.of(new Outcome.Wait(at, queue, gone, end, ""));
  }

  private List<Outcome> talked(QueueEvent.TalkEnded event) {
    Line line = line(event.queue());
    if (line.talking.remove(event.caller()) == null) {
      return List.of();
    }
    known.remove(event.caller());
    Instant until = event.at().plus(event.wrapUp());
    boolean writesUp = event.wrapUp().isPositive();
    for (Line each : queues.values()) {
      each.members.computeIfPresent(
          event.phone(),
          (id, m) ->
              each == line && writesUp
                  ? wrappingUp(m, event.at(), until)
                  : m.in(MemberState.FREE, event.at()));
    }
    return List.of(
        new Outcome.Talk(
            event.at(),
            event.queue(),
            event.caller(),
            event.phone(),
            event.talked(),
            event.wrapUp()));
  }

  private List<Outcome> replace(QueueEvent.Everything event) {
    List<Outcome> outcomes = new ArrayList<>();
    blindSince.ifPresent(from -> outcomes.add(new Outcome.Gap(event.at(), "", from)));
    blindSince = Optional.empty();
    Map<String, Member> before = new HashMap<>();
    queues.values().forEach(l -> l.members.values().forEach(m -> before.put(key(m), m)));
    forgetUnseen(event, outcomes);
    for (Member m : event.members()) {
      Member old = before.get(key(m));
      line(m.queue()).members.put(m.phone(), old == null ? m : goesOn(old, m));
    }
    endMissedTalks(event);
    event.waiting().forEach(this::stands);
    event.queues().forEach(this::line);
    return List.copyOf(outcomes);
  }

  /** Who waits no more by Asterisk's list has gone while nobody looked. */
  private void forgetUnseen(QueueEvent.Everything event, List<Outcome> outcomes) {
    Map<String, WaitingCaller> seen = new HashMap<>();
    event.waiting().forEach(c -> seen.put(key(c), c));
    queues.forEach(
        (name, line) -> {
          line.members.clear();
          line.waiting.values().stream()
              .filter(c -> !seen.containsKey(key(c)))
              .forEach(
                  c ->
                      outcomes.add(
                          new Outcome.Wait(event.at(), name, c, Outcome.Wait.End.UNSEEN, "")));
          line.waiting.values().removeIf(c -> !seen.containsKey(key(c)));
        });
  }

  /**
   * Whose phone is idle talks no more: the end was missed. One that has just answered is listed as
   * ringing or free for a moment more.
   */
  private void endMissedTalks(QueueEvent.Everything event) {
    Instant settled = event.at().minus(JUST_ANSWERED);
    for (Member m : event.members()) {
      if (m.state() != MemberState.BUSY) {
        for (Line line : queues.values()) {
          line.talking
              .values()
              .removeIf(t -> t.phone.equals(m.phone()) && t.since.isBefore(settled));
        }
      }
    }
  }

  /** What we knew of a caller is better than what Asterisk lists: it tells seconds. */
  private void stands(WaitingCaller listed) {
    line(listed.queue())
        .waiting
        .merge(
            listed.caller(),
            with(
                listed,
                listed.priority(),
                Optional.empty(),
                known.getOrDefault(listed.caller(), Facts.unknown(listed.joined()))),
            (old, now) -> with(old, listed.priority(), Optional.empty(), old.facts()));
  }

  private WaitingCaller unseen(Instant at, String queue, String caller) {
    Facts facts = known.getOrDefault(caller, Facts.unknown(at));
    return new WaitingCaller(queue, caller, "", at, 0, Optional.empty(), facts);
  }

  private List<Outcome> change(String queue, String caller, UnaryOperator<WaitingCaller> how) {
    line(queue).waiting.computeIfPresent(caller, (id, c) -> how.apply(c));
    return List.of();
  }

  /** A person has one phone: what it does counts in every queue. */
  private void phone(String queue, String phone, MemberState state, Instant at) {
    line(queue);
    queues.values().forEach(l -> l.members.computeIfPresent(phone, (id, m) -> m.in(state, at)));
  }

  private static QueueView view(String name, Line line, Instant now) {
    List<WaitingCaller> waiting = line.waiting.values().stream().sorted(SERVED_FIRST).toList();
    List<Member> members = line.members.values().stream().map(m -> wrapUpOver(m, now)).toList();
    return new QueueView(name, waiting, members, line.talking.size());
  }

  private static Member wrapUpOver(Member member, Instant now) {
    return member.wrapUpUntil().filter(until -> !until.isAfter(now)).isPresent()
            && member.state() == MemberState.WRAP_UP
        ? member.in(MemberState.FREE, member.wrapUpUntil().orElseThrow())
        : member;
  }

  private static Member wrappingUp(Member m, Instant now, Instant until) {
    return new Member(
        m.queue(),
        m.phone(),
        m.name(),
        m.penalty(),
        m.paused(),
        m.pauseReason(),
        MemberState.WRAP_UP,
        now,
        Optional.of(until),
        m.callsTaken() + 1);
  }

  /** A state that lasts began when it began; Asterisk's device state knows nothing of wrap-up. */
  private static Member goesOn(Member old, Member seen) {
    boolean writesUp =
        old.state() == MemberState.WRAP_UP
            && seen.state() == MemberState.FREE
            && old.wrapUpUntil().filter(until -> until.isAfter(seen.since())).isPresent();
    return writesUp || old.state() == seen.state()
        ? new Member(
            seen.queue(),
            seen.phone(),
            seen.name(),
            seen.penalty(),
            seen.paused(),
            seen.pauseReason(),
            old.state(),
            old.since(),
            old.wrapUpUntil().or(seen::wrapUpUntil),
            seen.callsTaken())
        : seen;
  }

  private static WaitingCaller with(
      WaitingCaller c, int priority, Optional<String> ringing, Facts facts) {
    return new WaitingCaller(
        c.queue(), c.caller(), c.channel(), c.joined(), priority, ringing, facts);
  }

  private static String key(Member member) {
    return member.queue() + "/" + member.phone();
  }

  private static String key(WaitingCaller caller) {
    return caller.queue() + "/" + caller.caller();
  }

  private Line line(String queue) {
    return queues.computeIfAbsent(queue, name -> new Line());
  }
}
