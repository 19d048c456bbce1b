package org.dozvon.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Who is ready, paused or gone, from the events of the queues. Confined to one thread. */
public final class AgentStates {
  /** The reason with which the dialplan pauses whom it cannot remove from a queue. */
  public static final String LOGGED_OUT = "logged out";

  private final Map<String, Map<String, Member>> people = new HashMap<>();
  private final Map<String, AgentState> states = new HashMap<>();

  /** The states that begin with this event. */
  public List<AgentState> on(QueueEvent event) {
    return switch (event) {
      case QueueEvent.MemberSeen seen -> {
        put(seen.member());
        yield changed(Set.of(seen.member().phone()), seen.at());
      }
      case QueueEvent.MemberGone gone -> {
        people.getOrDefault(gone.phone(), new HashMap<>()).remove(gone.queue());
        yield changed(Set.of(gone.phone()), gone.at());
      }
      case QueueEvent.Everything all -> {
        Set<String> phones = new HashSet<>(people.keySet());
        people.clear();
        all.members().forEach(this::put);
        phones.addAll(people.keySet());
        yield changed(phones, all.at());
      }
      default -> List.of();
    };
  }

  /** What this person does now; empty: never seen. */
  public Optional<AgentState> of(String phone) {
    return Optional.ofNullable(states.get(phone));
  }

  private void put(Member member) {
    people.computeIfAbsent(member.phone(), phone -> new TreeMap<>()).put(member.queue(), member);
  }

  private List<AgentState> changed(Set<String> phones, Instant at) {
    List<AgentState> changes = new ArrayList<>();
    for (String phone : phones) {
      AgentState now = look(phone, at);
      AgentState before = states.put(phone, now);
      if (before != null && before.isAs(now)) {
        states.put(phone, before);
      } else {
        changes.add(now);
      }
    }
    return changes;
  }

  private AgentState look(String phone, Instant at) {
    List<Member> members = List.copyOf(people.getOrDefault(phone, Map.of()).values());
    List<Member> in = members.stream().filter(member -> !isOut(member)).toList();
    Map<String, Integer> queues = new TreeMap<>();
    in.forEach(member -> queues.put(member.queue(), member.penalty()));
    String name = members.isEmpty() ? nameBefore(phone) : members.getFirst().name();
    if (in.isEmpty()) {
      return new AgentState(phone, name, AgentState.Kind.LOGGED_OUT, "", queues, at);
    }
    boolean ready = in.stream().anyMatch(member -> !member.paused());
    return ready
        ? new AgentState(phone, name, AgentState.Kind.READY, "", queues, at)
        : new AgentState(
            phone, name, AgentState.Kind.PAUSED, in.getFirst().pauseReason(), queues, at);
  }

  private static boolean isOut(Member member) {
    return member.paused() && member.pauseReason().equals(LOGGED_OUT);
  }

  private String nameBefore(String phone) {
    return Optional.ofNullable(states.get(phone)).map(AgentState::name).orElse(phone);
  }
}
