package org.dozvon.ami;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.QueueMemberEvent;
import org.asteriskjava.manager.event.QueueMemberRemovedEvent;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.QueueEvent;

/**
 * The people at the queues as the manager tells them: how long each writes up, and who changed
 * while Asterisk listed everything. Confined to one thread at a time.
 */
final class MemberBook {
  private final Map<String, Duration> queueWrapUps;
  private final Map<String, Duration> wrapUps = new HashMap<>();

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
  List<QueueEvent> on(ManagerEvent event, Instant at) {
    if (event instanceof QueueMemberRemovedEvent gone) {
      return removed(gone.getQueue(), gone.getInterface(), at);
    }
    if (event.getClass() == QueueMemberEvent.class) {
      return List.of(); // a line of a list, which is read as a whole
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
    Map<String, Member> people = new LinkedHashMap<>();
    listed.forEach(told -> people.put(remember(told), told.member()));
    touched.forEach(
        (key, member) ->
            member.ifPresentOrElse(seen -> people.put(key, seen), () -> people.remove(key)));
    return List.copyOf(people.values());
  }

  private List<QueueEvent> seen(MemberEvents.Told told, Instant at) {
    String key = remember(told);
    if (listing) {
      touched.put(key, Optional.of(told.member()));
    }
    return List.of(new QueueEvent.MemberSeen(at, told.member()));
  }

  private List<QueueEvent> removed(String queue, String phone, Instant at) {
    wrapUps.remove(key(queue, phone));
    if (listing) {
      touched.put(key(queue, phone), Optional.empty());
    }
    return List.of(new QueueEvent.MemberGone(at, queue, phone));
  }

  private String remember(MemberEvents.Told told) {
    String key = key(told.member().queue(), told.member().phone());
    if (told.wrapUp().isPositive()) {
      wrapUps.put(key, told.wrapUp());
    } else {
      wrapUps.remove(key);
    }
    return key;
  }

  private static String key(String queue, String phone) {
    return queue + "\n" + phone;
  }
}
