package org.dozvon.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.dozvon.queue.PhoneCall.Stage;

/**
 * Which call each phone has to do with: rings for it, talks, or has talked last. Confined to one
 * thread.
 */
public final class PhoneCalls {
  private static final int MOST = 20_000;

  /** One that has just answered is listed as ringing or free for a moment more. */
  private static final Duration JUST_ANSWERED = Duration.ofSeconds(10);

  private record Place(String channel, Instant joined) {}

  private final Map<String, Facts> facts = bounded();
  private final Map<String, Place> places = bounded();
  private final Map<String, PhoneCall> phones = new LinkedHashMap<>();

  /** What this phone has to do with. */
  public Optional<PhoneCall> of(String phone) {
    return Optional.ofNullable(phones.get(phone));
  }

  /** Takes the event in; the phones for which something has changed. */
  public Set<String> on(QueueEvent event) {
    return switch (event) {
      case QueueEvent.Known e -> {
        facts.put(e.caller(), e.facts());
        yield change(e.caller(), call -> call.with(e.facts()));
      }
      case QueueEvent.Joined e -> {
        places.put(e.caller(), new Place(e.channel(), e.at()));
        yield Set.of();
      }
      case QueueEvent.Offered e -> offered(e);
      case QueueEvent.Unanswered e -> stops(e.caller(), e.phone());
      case QueueEvent.Answered e -> answered(e.queue(), e.caller(), e.phone(), e.at());
      case QueueEvent.TalksOn e -> answered(e.queue(), e.caller(), e.phone(), e.at());
      case QueueEvent.Abandoned e -> stops(e.caller(), "");
      case QueueEvent.Moved e -> stops(e.caller(), "");
      case QueueEvent.TalkEnded e -> ended(e);
      case QueueEvent.Everything e -> everything(e);
      default -> Set.of();
    };
  }

  private Set<String> offered(QueueEvent.Offered e) {
    PhoneCall before = phones.get(e.phone());
    if (before != null && before.stage() == Stage.RINGING && before.caller().equals(e.caller())) {
      return Set.of();
    }
    phones.put(e.phone(), call(e.queue(), e.caller(), e.phone(), Stage.RINGING, e.at()));
    return Set.of(e.phone());
  }

  private Set<String> answered(String queue, String caller, String phone, Instant at) {
    Set<String> changed = new HashSet<>(stops(caller, ""));
    changed.addAll(leaves(caller, phone, at));
    phones.put(phone, call(queue, caller, phone, Stage.TALKING, at));
    changed.add(phone);
    return changed;
  }

  /** Who talked with this caller until now talks no more. */
  private Set<String> leaves(String caller, String except, Instant at) {
    Set<String> changed = new HashSet<>();
    for (PhoneCall call : List.copyOf(phones.values())) {
      if (call.stage() == Stage.TALKING
          && call.caller().equals(caller)
          && !call.phone().equals(except)) {
        phones.put(call.phone(), call.at(Stage.ENDED, at, Optional.empty()));
        changed.add(call.phone());
      }
    }
    return changed;
  }

  private PhoneCall call(String queue, String caller, String phone, Stage stage, Instant at) {
    Place place = places.getOrDefault(caller, new Place("", at));
    return new PhoneCall(
        phone,
        queue,
        caller,
        place.channel(),
        stage,
        at,
        place.joined(),
        Optional.empty(),
        facts.getOrDefault(caller, Facts.unknown(place.joined())));
  }

  private Set<String> ended(QueueEvent.TalkEnded e) {
    Optional<Instant> until =
        e.wrapUp().isPositive() ? Optional.of(e.at().plus(e.wrapUp())) : Optional.empty();
    PhoneCall before = phones.get(e.phone());
    if (before == null || !before.caller().equals(e.caller()) || before.stage() != Stage.TALKING) {
      return Set.of();
    }
    phones.put(e.phone(), before.at(Stage.ENDED, e.at(), until));
    return Set.of(e.phone());
  }

  /** What was missed: rings for somebody who is gone, talks of somebody who is free. */
  private Set<String> everything(QueueEvent.Everything e) {
    Set<String> waiting = new HashSet<>();
    for (WaitingCaller caller : e.waiting()) {
      waiting.add(caller.caller());
      places.putIfAbsent(caller.caller(), new Place(caller.channel(), caller.joined()));
    }
    Set<String> free = new HashSet<>();
    e.members().stream()
        .filter(m -> m.state() == MemberState.FREE)
        .forEach(m -> free.add(m.phone()));
    Set<String> changed = new HashSet<>();
    for (PhoneCall call : List.copyOf(phones.values())) {
      boolean settled = call.since().isBefore(e.at().minus(JUST_ANSWERED));
      if (call.stage() == Stage.RINGING && !waiting.contains(call.caller())) {
        phones.remove(call.phone());
        changed.add(call.phone());
      } else if (call.stage() == Stage.TALKING && settled && free.contains(call.phone())) {
        phones.put(call.phone(), call.at(Stage.ENDED, e.at(), Optional.empty()));
        changed.add(call.phone());
      }
    }
    return changed;
  }

  /**
   * Phones ring no more for this caller.
   *
   * @param phone only this one; empty: any
   */
  private Set<String> stops(String caller, String phone) {
    Set<String> changed = new HashSet<>();
    for (PhoneCall call : List.copyOf(phones.values())) {
      boolean meant = phone.isEmpty() || phone.equals(call.phone());
      if (meant && call.stage() == Stage.RINGING && call.caller().equals(caller)) {
        phones.remove(call.phone());
        changed.add(call.phone());
      }
    }
    return changed;
  }

  private Set<String> change(String caller, UnaryOperator<PhoneCall> how) {
    Set<String> changed = new HashSet<>();
    for (PhoneCall call : List.copyOf(phones.values())) {
      if (call.caller().equals(caller)) {
        phones.put(call.phone(), how.apply(call));
        changed.add(call.phone());
      }
    }
    return changed;
  }

  private static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MOST;
      }
    };
  }
}
