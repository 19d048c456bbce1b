package org.dozvon.ami;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.QueueMemberAddedEvent;
import org.asteriskjava.manager.event.QueueMemberEvent;
import org.asteriskjava.manager.event.QueueMemberPauseEvent;
import org.asteriskjava.manager.event.QueueMemberPenaltyEvent;
import org.asteriskjava.manager.event.QueueMemberRingInUseEvent;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;

/**
 * Asterisk tells all of a member with each of its member events; the library's classes for them
 * have little in common. Pure.
 */
final class MemberEvents {
  /**
   * A member, and what only Asterisk knows of it.
   *
   * @param wrapUp the member's own; zero: the queue's counts
   */
  record Told(Member member, Duration wrapUp) {}

  private MemberEvents() {}

  /** The member that the event tells of, if it tells of one who is in a queue. */
  static Optional<Told> read(ManagerEvent event, Instant at) {
    return switch (event) {
      case QueueMemberEvent e ->
          told(
              at,
              e.getQueue(),
              e.getInterface(),
              e.getName(),
              e.getPenalty(),
              e.getPaused(),
              e.getPausedreason(),
              e.getStatus(),
              e.getCallsTaken(),
              e.getWrapuptime());
      case QueueMemberAddedEvent e ->
          told(
              at,
              e.getQueue(),
              e.getInterface(),
              e.getMemberName(),
              e.getPenalty(),
              e.getPaused(),
              e.getPausedReason(),
              e.getStatus(),
              e.getCallsTaken(),
              e.getWrapupTime());
      case QueueMemberPauseEvent e ->
          told(
              at,
              e.getQueue(),
              e.getInterface(),
              e.getMemberName(),
              e.getPenalty(),
              e.getPaused(),
              either(e.getPausedreason(), e.getReason()),
              e.getStatus(),
              e.getCallsTaken(),
              e.getWrapupTime());
      case QueueMemberPenaltyEvent e ->
          told(
              at,
              e.getQueue(),
              e.getInterface(),
              e.getMembername(),
              e.getPenalty(),
              e.getPaused(),
              e.getPausedreason(),
              e.getStatus(),
              e.getCallstaken(),
              e.getWrapuptime());
      case QueueMemberRingInUseEvent e ->
          told(
              at,
              e.getQueue(),
              e.getInterface(),
              e.getMembername(),
              e.getPenalty(),
              e.getPaused(),
              e.getPausedreason(),
              e.getStatus(),
              e.getCallstaken(),
              e.getWrapuptime());
      default -> Optional.empty();
    };
  }

  private static Optional<Told> told(
      Instant at,
      String queue,
      String phone,
      String name,
      Integer penalty,
      Boolean paused,
      String reason,
      Integer status,
      Integer calls,
      Integer wrapUp) {
    if (queue == null || phone == null) {
      return Optional.empty();
    }
    boolean isPaused = Boolean.TRUE.equals(paused);
    Member member =
        new Member(
            queue,
            phone,
            name == null || name.isEmpty() ? phone : name,
            number(penalty),
            isPaused,
            isPaused && reason != null ? reason : "",
            state(number(status)),
            at,
            Optional.empty(),
            number(calls));
    return Optional.of(new Told(member, Duration.ofSeconds(Math.max(0, number(wrapUp)))));
  }

  /** Asterisk rings a device whose state it does not know, so that one counts as free. */
  static MemberState state(int status) {
    return switch (status) {
      case QueueMemberEvent.AST_DEVICE_UNKNOWN, QueueMemberEvent.AST_DEVICE_NOT_INUSE ->
          MemberState.FREE;
      case QueueMemberEvent.AST_DEVICE_RINGING -> MemberState.RINGING;
      case QueueMemberEvent.AST_DEVICE_INVALID, QueueMemberEvent.AST_DEVICE_UNAVAILABLE ->
          MemberState.UNAVAILABLE;
      default -> MemberState.BUSY;
    };
  }

  private static String either(String one, String other) {
    return one == null ? other : one;
  }

  private static int number(Integer value) {
    return value == null ? 0 : value;
  }
}
