package org.dozvon.ami;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dozvon.queue.Facts;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.WaitingCaller;

/**
 * Who stands in the queues, and who is leaving. Asterisk says "abandoned" of everybody who leaves
 * unanswered, also when the call goes on: withdrawn, redirected, timed out. Only who hangs up has
 * abandoned, and that another event tells, a moment before or after; until then the leaving is
 * held. Confined to one thread at a time.
 */
final class CallerBook {
  /** A call that still lives so long after its leaving goes on elsewhere. */
  static final Duration GOES_ON = Duration.ofSeconds(2);

  /** A person has picked up and hears an announcement, or runs a subroutine, before the talk. */
  private static final Duration CONNECTS = Duration.ofSeconds(60);

  /** A leaving whose meaning is not known yet. */
  private record Leaving(String queue, Instant at, boolean gaveUp, Instant until) {}

  private final Map<String, WaitingCaller> standing = new LinkedHashMap<>();
  private final Map<String, Leaving> leaving = new LinkedHashMap<>();
  private final Map<String, QueueEvent.Moved.Why> expected = new HashMap<>();
  private final Set<String> hangingUp = new HashSet<>();
  private final Set<String> connecting = new HashSet<>();

  /** While Asterisk lists everything: who changed meanwhile, of whom the events know better. */
  private final Set<String> touched = new HashSet<>();

  private boolean listing;

  boolean stands(String caller) {
    return standing.containsKey(caller);
  }

  Optional<WaitingCaller> find(String caller) {
    return Optional.ofNullable(standing.get(caller));
  }

  /** Whether the caller waits in this queue, as far as is known, and nobody has picked up. */
  boolean waits(String queue, String caller) {
    return find(caller).filter(c -> c.queue().equals(queue)).isPresent()
        && !leaving.containsKey(caller)
        && !connecting.contains(caller);
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

  /** What a join means: often it also ends the standing in another queue. */
  List<QueueEvent> joins(String queue, String caller, String channel, Instant at) {
    List<QueueEvent> meaning = new ArrayList<>();
    WaitingCaller before = standing.get(caller);
    Leaving left = leaving.get(caller);
    if (before != null && left == null && before.queue().equals(queue)) {
      return meaning;
    }
    if (left != null) {
      expected.putIfAbsent(caller, QueueEvent.Moved.Why.OVERFLOW);
      meaning.add(moved(caller, left));
    } else if (before != null) {
      meaning.add(new QueueEvent.Moved(at, before.queue(), caller, QueueEvent.Moved.Why.OTHER));
    }
    forget(caller);
    meaning.add(stand(queue, caller, channel, at));
    return meaning;
  }

  /** From now on they stand there. */
  QueueEvent stand(String queue, String caller, String channel, Instant at) {
    touch(caller);
    standing.put(
        caller,
        new WaitingCaller(queue, caller, channel, at, 0, Optional.empty(), Facts.unknown(at)));
    return new QueueEvent.Joined(at, queue, caller, channel, 0);
  }

  /** Asterisk says that they have abandoned. */
  List<QueueEvent> gaveUp(String queue, String caller, Instant at) {
    touch(caller);
    Leaving left = new Leaving(queue, at, true, at.plus(GOES_ON));
    if (hangingUp.contains(caller)) {
      return List.of(abandoned(caller, left));
    }
    if (expected.containsKey(caller)) {
      QueueEvent moved = moved(caller, left);
      forget(caller);
      return List.of(moved);
    }
    leaving.put(caller, left);
    return List.of();
  }

  /** They stand there no more; what that means is told later. */
  void left(String queue, String caller, Instant at) {
    if (standing.containsKey(caller) && !leaving.containsKey(caller)) {
      touch(caller);
      Duration patience = connecting.contains(caller) ? CONNECTS : GOES_ON;
      leaving.put(caller, new Leaving(queue, at, false, at.plus(patience)));
    }
  }

  /** A person talks with them. */
  void answered(String caller) {
    touch(caller);
    forget(caller);
  }

  /** A person has picked up. */
  void pickedUp(String caller) {
    if (standing.containsKey(caller)) {
      connecting.add(caller);
    }
  }

  /** The caller's channel is about to end. */
  List<QueueEvent> hangsUp(String caller) {
    Leaving left = leaving.get(caller);
    if (left != null && left.gaveUp()) {
      return List.of(abandoned(caller, left));
    }
    if (standing.containsKey(caller)) {
      hangingUp.add(caller);
    }
    return List.of();
  }

  /** The caller's channel has ended. */
  List<QueueEvent> hungUp(String caller, Instant at) {
    WaitingCaller gone = standing.get(caller);
    if (gone == null) {
      return List.of();
    }
    touch(caller);
    return List.of(
        abandoned(caller, leaving.getOrDefault(caller, new Leaving(gone.queue(), at, true, at))));
  }

  /** What has become clear by waiting. */
  List<QueueEvent> due(Instant now) {
    if (leaving.isEmpty()) {
      return List.of();
    }
    List<QueueEvent> clear = new ArrayList<>();
    leaving.forEach(
        (caller, left) -> {
          if (!left.until().isAfter(now)) {
            clear.add(moved(caller, left));
          }
        });
    clear.forEach(event -> forget(((QueueEvent.Moved) event).caller()));
    return clear;
  }

  /** A caller's priority is now known; whether that is news of somebody who stands there. */
  boolean prioritise(String queue, String caller, int priority) {
    WaitingCaller seen = standing.get(caller);
    if (seen == null || !seen.queue().equals(queue) || seen.priority() == priority) {
      return false;
    }
    standing.put(caller, with(seen, seen.channel(), priority));
    return true;
  }

  /** Asterisk is asked for everything: what comes from now on may be newer than its answer. */
  void beginList() {
    touched.clear();
    listing = true;
  }

  /** How many of those whom nothing happened to meanwhile the list has otherwise than we. */
  int differences(List<WaitingCaller> listed) {
    Map<String, String> there = new HashMap<>();
    listed.forEach(caller -> there.put(caller.caller(), caller.queue()));
    long unknown =
        listed.stream()
            .filter(caller -> !touched.contains(caller.caller()))
            .filter(caller -> find(caller.caller()).filter(c -> isAt(c, there)).isEmpty())
            .count();
    return (int) unknown
        + (int)
            standing.values().stream()
                .filter(caller -> !touched.contains(caller.caller()))
                .filter(caller -> !leaving.containsKey(caller.caller()))
                .filter(caller -> !there.containsKey(caller.caller()))
                .count();
  }

  private static boolean isAt(WaitingCaller caller, Map<String, String> there) {
    return caller.queue().equals(there.get(caller.caller()));
  }

  /** Priorities that the list has otherwise. */
  List<QueueEvent> priorities(List<WaitingCaller> listed, Instant at) {
    List<QueueEvent> news = new ArrayList<>();
    for (WaitingCaller caller : listed) {
      if (prioritise(caller.queue(), caller.caller(), caller.priority())) {
        news.add(
            new QueueEvent.Prioritised(at, caller.queue(), caller.caller(), caller.priority()));
      }
    }
    return news;
  }

  /**
   * Who stands there as Asterisk listed it, corrected by what came meanwhile.
   *
   * @param isUnbroken whether nothing was missed: then those who are leaving are so still
   */
  List<WaitingCaller> endList(List<WaitingCaller> listed, boolean isUnbroken) {
    listing = false;
    Map<String, WaitingCaller> now = new LinkedHashMap<>();
    listed.stream()
        .filter(caller -> !touched.contains(caller.caller()))
        .forEach(caller -> now.put(caller.caller(), known(caller)));
    standing.forEach(
        (id, caller) -> {
          if (touched.contains(id) || (isUnbroken && leaving.containsKey(id))) {
            now.put(id, caller);
          }
        });
    standing.clear();
    standing.putAll(now);
    for (Set<String> each : List.of(leaving.keySet(), hangingUp, connecting, expected.keySet())) {
      each.retainAll(now.keySet());
    }
    return List.copyOf(now.values());
  }

  /** Asterisk lists seconds; what we saw of the joining is better. */
  private WaitingCaller known(WaitingCaller listed) {
    WaitingCaller seen = standing.get(listed.caller());
    return seen == null || !seen.queue().equals(listed.queue())
        ? listed
        : with(seen, listed.channel(), listed.priority());
  }

  private static WaitingCaller with(WaitingCaller seen, String channel, int priority) {
    return new WaitingCaller(
        seen.queue(),
        seen.caller(),
        channel,
        seen.joined(),
        priority,
        Optional.empty(),
        seen.facts());
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
}
