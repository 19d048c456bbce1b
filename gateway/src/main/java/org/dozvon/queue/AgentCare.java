package org.dozvon.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pauses who does not pick up and who writes up a talk: {@code (event, outcome, now) -> deeds}.
 * Asterisk's own autopause must be off. Confined to one thread.
 */
public final class AgentCare {
  /** The reason of a pause that ends by itself. */
  public static final String WRAP_UP = "wrap-up";

  /** The reason of a pause of somebody who let it ring. */
  public static final String MISSED = "did not pick up";

  private final AgentRules rules;
  private final Map<String, Integer> missed = new HashMap<>();
  private final Map<String, Instant> wrapUps = new HashMap<>();
  private final Map<String, Map<String, Member>> people = new HashMap<>();

  /** Nobody is known. */
  public AgentCare(AgentRules rules) {
    this.rules = rules;
  }

  /** Learns who works and who is paused. */
  public void on(QueueEvent event) {
    switch (event) {
      case QueueEvent.MemberSeen seen -> seen(seen.member());
      case QueueEvent.MemberGone gone -> gone(gone.queue(), gone.phone());
      case QueueEvent.Everything all -> {
        people.clear();
        all.members().forEach(this::seen);
        missed.keySet().retainAll(people.keySet());
        wrapUps.keySet().retainAll(people.keySet());
      }
      default -> {}
    }
  }

  /** What is to be done now that this has ended. */
  public List<AgentDeed> on(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Unanswered rang -> missed(rang);
      case Outcome.Wait wait -> {
        missed.remove(wait.phone());
        yield List.of();
      }
      case Outcome.Talk talk -> talked(talk);
      default -> List.of();
    };
  }

  /** Whose time to write up is over. */
  public List<AgentDeed> at(Instant now) {
    List<AgentDeed> deeds = new ArrayList<>();
    wrapUps.forEach(
        (phone, until) -> {
          if (!until.isAfter(now) && writesUp(phone)) {
            deeds.add(new AgentDeed.Resume(phone));
          }
        });
    wrapUps.values().removeIf(until -> !until.isAfter(now));
    return deeds;
  }

  private List<AgentDeed> missed(Outcome.Unanswered rang) {
    List<AgentDeed> deeds = new ArrayList<>();
    String who = name(rang.phone());
    deeds.add(
        new AgentDeed.Excuse(
            rang.phone(),
            rang.queue(),
            rang.caller(),
            new PriorityReason(PriorityReason.Kind.WAITED_BEFORE, who + " " + MISSED)));
    int times = missed.merge(rang.phone(), 1, Integer::sum);
    if (rules.missedRings() > 0 && times >= rules.missedRings()) {
      missed.remove(rang.phone());
      deeds.add(new AgentDeed.Pause(rang.phone(), MISSED));
      if (rules.tell()) {
        String text = who + " " + MISSED + " " + times + " times in a row and is paused";
        deeds.add(new AgentDeed.Tell(rang.phone(), rang.queue(), text));
      }
    }
    return deeds;
  }

  private List<AgentDeed> talked(Outcome.Talk talk) {
    missed.remove(talk.phone());
    if (rules.wrapUp().isZero() || !isRung(talk.phone())) {
      return List.of();
    }
    wrapUps.put(talk.phone(), talk.at().plus(rules.wrapUp()));
    return List.of(new AgentDeed.Pause(talk.phone(), WRAP_UP));
  }

  private void seen(Member member) {
    Member before =
        people
            .computeIfAbsent(member.phone(), phone -> new HashMap<>())
            .put(member.queue(), member);
    if (before != null && before.paused() && !member.paused()) {
      missed.remove(member.phone());
      wrapUps.remove(member.phone());
    }
    // Paused by a gateway that has been started anew since: it ends all the same.
    if (member.paused() && member.pauseReason().equals(WRAP_UP)) {
      wrapUps.putIfAbsent(member.phone(), member.since().plus(rules.wrapUp()));
    }
  }

  private void gone(String queue, String phone) {
    Map<String, Member> queues = people.getOrDefault(phone, new HashMap<>());
    queues.remove(queue);
    if (queues.isEmpty()) {
      people.remove(phone);
      missed.remove(phone);
      wrapUps.remove(phone);
    }
  }

  private boolean isRung(String phone) {
    return people.getOrDefault(phone, Map.of()).values().stream().anyMatch(m -> !m.paused());
  }

  private boolean writesUp(String phone) {
    return people.getOrDefault(phone, Map.of()).values().stream()
        .anyMatch(member -> member.paused() && member.pauseReason().equals(WRAP_UP));
  }

  private String name(String phone) {
    return people.getOrDefault(phone, Map.of()).values().stream()
        .map(Member::name)
        .findFirst()
        .orElse(phone);
  }
}
