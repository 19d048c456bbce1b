package org.dozvon.ami;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;

/** Asterisk tells all of a member with each of its member events. Pure. */
final class MemberEvents {
  // Asterisk's device states.
  private static final int UNKNOWN = 0;
  private static final int NOT_IN_USE = 1;
  private static final int INVALID = 4;
  private static final int UNAVAILABLE = 5;
  private static final int RINGING = 6;

  /**
   * A member, and what only Asterisk knows of it.
   *
   * @param wrapUp the member's own; zero: the queue's counts
   */
  record Told(Member member, Duration wrapUp) {}

  private MemberEvents() {}

  /** The member that the event tells of, if it tells of one who is in a queue. */
  static Optional<Told> read(AmiEvent event, Instant at) {
    String phone = event.phone();
    if (event.queue().isEmpty() || phone.isEmpty()) {
      return Optional.empty();
    }
    String name = event.either("membername", "name");
    boolean isPaused = event.number("paused") != 0;
    Member member =
        new Member(
            event.queue(),
            phone,
            name.isEmpty() ? phone : name,
            event.small("penalty"),
            isPaused,
            isPaused ? event.either("pausedreason", "reason") : "",
            state(event.small("status")),
            at,
            Optional.empty(),
            event.small("callstaken"));
    return Optional.of(new Told(member, event.seconds("wrapuptime")));
  }

  /** Asterisk rings a device whose state it does not know, so that one counts as free. */
  static MemberState state(int status) {
    return switch (status) {
      case UNKNOWN, NOT_IN_USE -> MemberState.FREE;
      case RINGING -> MemberState.RINGING;
      case INVALID, UNAVAILABLE -> MemberState.UNAVAILABLE;
      default -> MemberState.BUSY;
    };
  }
}
