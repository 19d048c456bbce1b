package org.dozvon.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One thing that happened at the queues. Callers go by Asterisk's unique id, people by their phone
 * (Asterisk's interface). The source has sorted out what its own events mean: a caller's end in a
 * queue is exactly one of {@link Answered}, {@link Abandoned}, {@link Moved}.
 */
public sealed interface QueueEvent {
  /** When it happened. */
  Instant at();

  /** The bot has taken a call of the hotline whose callers go to this queue. */
  record BotTook(Instant at, String queue, String caller) implements QueueEvent {}

  /** The bot did what was asked: a call that needed no person. */
  record BotServed(Instant at, String queue, String caller) implements QueueEvent {}

  /**
   * What is known of a caller, at the hand-over or when it changes; often before {@link Joined},
   * sometimes after.
   */
  record Known(Instant at, String caller, Facts facts) implements QueueEvent {}

  /** A caller joined. Told twice, the second is ignored. */
  record Joined(Instant at, String queue, String caller, String channel, int priority)
      implements QueueEvent {}

  /** A caller's priority was changed. */
  record Prioritised(Instant at, String queue, String caller, int priority) implements QueueEvent {}

  /** A member's phone rings for a caller. */
  record Offered(Instant at, String queue, String caller, String phone) implements QueueEvent {}

  /** A member did not pick up. */
  record Unanswered(Instant at, String queue, String caller, String phone, Duration rang)
      implements QueueEvent {}

  /** A person answered. */
  record Answered(Instant at, String queue, String caller, String phone) implements QueueEvent {}

  /**
   * A person talks on with a caller past the queue, after a colleague was asked.
   *
   * @param back the one who has asked takes the caller back; else the colleague has taken over
   */
  record TalksOn(Instant at, String queue, String caller, String phone, boolean back)
      implements QueueEvent {}

  /** The caller hung up while waiting. */
  record Abandoned(Instant at, String queue, String caller) implements QueueEvent {}

  /** The caller left the queue, and the call goes on elsewhere. */
  record Moved(Instant at, String queue, String caller, Why why) implements QueueEvent {
    /** Whose doing it was. */
    public enum Why {
      /** Withdrawn from the queue by the manager. */
      WITHDRAWN,
      /** Sent to another queue. */
      OVERFLOW,
      /** Pressed a key that leaves the queue. */
      KEY,
      /** The queue's own time limit. */
      TIMEOUT,
      /** Booked a call-back. */
      CALL_BACK,
      /** Not known. */
      OTHER
    }
  }

  /**
   * The talk with a person is over.
   *
   * @param wrapUp how long the person is not rung after it; zero when not known
   */
  record TalkEnded(
      Instant at, String queue, String caller, String phone, Duration talked, Duration wrapUp)
      implements QueueEvent {}

  /** A member as it is now; replaces what was known of it. */
  record MemberSeen(Instant at, Member member) implements QueueEvent {}

  /** A member was removed from a queue. */
  record MemberGone(Instant at, String queue, String phone) implements QueueEvent {}

  /** From now on events may be missing: the line to Asterisk is down. */
  record LineLost(Instant at) implements QueueEvent {}

  /**
   * Everything as it is after a {@link LineLost} or at the start. Replaces the members; callers who
   * are not listed are gone, nobody saw how.
   *
   * @param queues all there are, also those where nobody works or waits
   * @param waiting whose {@code joined} Asterisk told to the second; facts are kept where known
   */
  record Everything(
      Instant at, Set<String> queues, List<WaitingCaller> waiting, List<Member> members)
      implements QueueEvent {
    /** Copies. */
    public Everything {
      queues = Set.copyOf(queues);
      waiting = List.copyOf(waiting);
      members = List.copyOf(members);
    }
  }
}
