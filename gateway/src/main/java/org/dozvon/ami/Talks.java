package org.dozvon.ami;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.dozvon.queue.QueueEvent;

/**
 * Who talks with whom. A talk ends when Asterisk says so, or a while after the caller's channel has
 * ended, should it never say so. Confined to one thread at a time.
 */
final class Talks {
  private record Talk(String queue, String phone, Instant since, Optional<Instant> hungUp) {}

  private final Map<String, Talk> talking = new LinkedHashMap<>();
  private final BiFunction<String, String, Duration> wrapUps;
  private final Duration patience;

  /**
   * @param wrapUps by queue and phone
   * @param patience how long after the hang-up the end of the talk may still be told
   */
  Talks(BiFunction<String, String, Duration> wrapUps, Duration patience) {
    this.wrapUps = wrapUps;
    this.patience = patience;
  }

  boolean has(String caller) {
    return talking.containsKey(caller);
  }

  void begin(String queue, String caller, String phone, Instant at) {
    talking.put(caller, new Talk(queue, phone, at, Optional.empty()));
  }

  /**
   * Asterisk says that it is over.
   *
   * @param seconds how long it took as Asterisk says, for a talk whose beginning was missed
   */
  QueueEvent end(String queue, String caller, String phone, long seconds, Instant at) {
    Talk talk = talking.remove(caller);
    return ended(caller, queue, phone, talk == null ? at.minusSeconds(seconds) : talk.since(), at);
  }

  /** Somebody else tells its end; since when it went on. */
  Optional<Instant> forget(String caller) {
    return Optional.ofNullable(talking.remove(caller)).map(Talk::since);
  }

  void hungUp(String caller, Instant at) {
    talking.computeIfPresent(
        caller, (id, t) -> new Talk(t.queue(), t.phone(), t.since(), Optional.of(at)));
  }

  /** The talks whose end was not told in time. */
  List<QueueEvent> due(Instant now) {
    List<QueueEvent> over = new ArrayList<>();
    talking.forEach(
        (caller, t) ->
            t.hungUp()
                .filter(at -> !at.plus(patience).isAfter(now))
                .ifPresent(at -> over.add(ended(caller, t.queue(), t.phone(), t.since(), at))));
    over.forEach(event -> talking.remove(((QueueEvent.TalkEnded) event).caller()));
    return over;
  }

  /** Only these phones are in use: the end of the other talks was missed. */
  void onlyAt(Set<String> phones) {
    talking.values().removeIf(talk -> !phones.contains(talk.phone()));
  }

  private QueueEvent ended(String caller, String queue, String phone, Instant since, Instant at) {
    Duration talked = Duration.between(since, at);
    return new QueueEvent.TalkEnded(
        at,
        queue,
        caller,
        phone,
        talked.isNegative() ? Duration.ZERO : talked,
        wrapUps.apply(queue, phone));
  }
}
