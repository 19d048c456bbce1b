package org.dozvon.keeper;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One thing that the keeper wants done. Callers go by Asterisk's unique id and channel name, people
 * by their phone.
 */
public sealed interface Intervention {
  /** The queue on whose behalf. */
  String queue();

  /** The caller's priority in the queue becomes this, at once. */
  record Prioritise(String queue, String caller, String channel, int priority)
      implements Intervention {}

  /** A member's penalty in the queue becomes this. */
  record SetPenalty(String queue, String phone, int penalty) implements Intervention {}

  /** A person of another queue helps out in this one. */
  record AddMember(String queue, String phone, String name, int penalty) implements Intervention {}

  /** The help is over. */
  record RemoveMember(String queue, String phone) implements Intervention {}

  /** The caller goes on in another queue and keeps the time waited. */
  record Overflow(String queue, String caller, String channel, String to) implements Intervention {}

  /**
   * The caller hears where they stand.
   *
   * @param position 1 is next; empty: it is not told, as a better one was told before
   * @param atMost the wait that is told, a whole number of minutes; zero: less than a minute;
   *     empty: it is not told, as a shorter one was told before, or it is too long to be believed
   */
  record Comfort(
      String queue, String caller, String channel, OptionalInt position, Optional<Duration> atMost)
      implements Intervention {}

  /** The caller is offered to be called back without losing the place. */
  record OfferCallBack(String queue, String caller, String channel) implements Intervention {}

  /** The people who look after the queue are told. */
  record Alarm(String queue, String text) implements Intervention {}

  /** The bots of this queue's hotline are asked to do this until told otherwise. */
  record Advise(String queue, Advice advice) implements Intervention {}
}
