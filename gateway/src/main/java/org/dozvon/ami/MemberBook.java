package org.dozvon.ami;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.QueueEvent;

/**
 * The people at the queues as the manager tells them: how long each writes up, and who changed
 * while Asterisk listed everything. Confined to one thread at a time.
 */
final class MemberBook {
  private static final String REMOVED = "queuememberremoved";

  /** The events that tell of a member. */
  static final Set<String> KINDS =
      Set.of(
          REMOVED,
          "queuememberadded",
          "queuememberstatus",
          "queuememberpause",
          "queuememberpaused",
          "queuememberpenalty",
          "queuememberringinuse");

  private final Map<String, Duration> queueWrapUps;
  private final Map<String, Duration> wrapUps = new HashMap<>();

  /** As told last, by queue and phone. */
  private final Map<String, Member> people = new HashMap<>();

  /** While Asterisk lists: of these the events know better; empty: gone. */
  private final Map<String, Optional<Member>> touched = new LinkedHashMap<>();

  private boolean listing;

  /**
   * @param queueWrapUps by queue
   */
  MemberBook(Map<String, Duration> queueWrapUps) {
    this.queueWrapUps = queueWrapUps;
  }

  /** What an event about a member means; of other events nothing. */
  List<QueueEvent> on(AmiEvent event, Instant at) {
    if (event.name().equals(REMOVED)) {
      return removed(event.queue(), event.phone(), at);
    }
    return MemberEvents.read(event, at).map(told -> seen(told, at)).orElse(List.of());
  }

  /** How long this person is not rung after a talk for this queue. */
  Duration wrapUp(String queue, String phone) {
    Duration ofQueue = queueWrapUps.getOrDefault(queue, Duration.ZERO);
    return wrapUps.getOrDefault(key(queue, phone), ofQueue);
  }

  /** What comes from now on may be newer than the list. */
  void beginList() {
    touched.clear();
    listing = true;
  }

  /** How many of those whom nothing happened to meanwhile the list has otherwise than we. */
  int differences(List<MemberEvents.Told> listed) {
    Map<String, Member> there = new HashMap<>();
    listed.forEach(told -> there.put(key(told.member()), told.member()));
    Set<String> all = new HashSet<>(there.keySet());
    all.addAll(people.keySet());
    all.removeAll(touched.keySet());
    return (int) all.stream().filter(key -> differ(people.get(key), there.get(key))).count();
  }

  private static boolean differ(Member known, Member listed) {
    return known == null
        || listed == null
        || known.paused() != listed.paused()
        || known.penalty() != listed.penalty()
        || device(known) != device(listed);
  }

  /** Of who writes up the device is free. */
  private static MemberState device(Member member) {
    return member.state() == MemberState.WRAP_UP ? MemberState.FREE : member.state();
  }

  /** Phones that talk, by the list and by what came meanwhile. */
  Set<String> busy(List<MemberEvents.Told> listed) {
    return Stream.concat(
            listed.stream().map(MemberEvents.Told::member),
            touched.values().stream().flatMap(Optional::stream))
        .filter(member -> member.state() == MemberState.BUSY)
        .map(Member::phone)
        .collect(Collectors.toSet());
  }

  /** Everybody, as listed and corrected by what came meanwhile. */
  List<Member> endList(List<MemberEvents.Told> listed) {
    listing = false;
    wrapUps.clear();
    Map<String, Member> now = new LinkedHashMap<>();
    listed.forEach(told -> now.put(remember(told), told.member()));
    touched.forEach(
        (key, member) -> member.ifPresentOrElse(seen -> now.put(key, seen), () -> now.remove(key)));
    people.clear();
    people.putAll(now);
    return List.copyOf(now.values());
  }

  private List<QueueEvent> seen(MemberEvents.Told told, Instant at) {
    String key = remember(told);
    people.put(key, told.member());
    if (listing) {
      touched.put(key, Optional.of(told.member()));
    }
    return List.of(new QueueEvent.MemberSeen(at, told.member()));
  }

  private List<QueueEvent> removed(String queue, String phone, Instant at) {
    wrapUps.remove(key(queue, phone));
    people.remove(key(queue, phone));
    if (listing) {
      touched.put(key(queue, phone), Optional.empty());
    }
    return List.of(new QueueEvent.MemberGone(at, queue, phone));
  }

  private String remember(MemberEvents.Told told) {
    String key = key(told.member());
    if (told.wrapUp().isPositive()) {
      wrapUps.put(key, told.wrapUp());
    } else {
      wrapUps.remove(key);
    }
    return key;
  }

  private static String key(Member member) {
    return key(member.queue(), member.phone());
  }

  private static String key(String queue, String phone) {
    return queue + "\n" + phone;
  }
}
