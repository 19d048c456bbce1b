package org.dozvon.ami;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dozvon.queue.Facts;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.WaitingCaller;

/**
 * Asterisk's answer to {@code QueueStatus}: everything at the queues at one moment.
 *
 * @param isWhole whether as many lines came as Asterisk says it sent
 */
record QueueList(
    boolean isWhole,
    Set<String> queues,
    List<WaitingCaller> callers,
    List<MemberEvents.Told> members) {

  static final String PARAMS = "queueparams";
  static final String ENTRY = "queueentry";
  static final String MEMBER = "queuemember";
  static final String COMPLETE = "queuestatuscomplete";

  /** The events that the answer consists of. */
  static final Set<String> KINDS = Set.of(PARAMS, ENTRY, MEMBER, COMPLETE);

  /**
   * Reads the answer's lines.
   *
   * @param now when it was given; waits are told in seconds before
   */
  static QueueList read(Collection<AmiEvent> lines, Map<String, Duration> wrapUps, Instant now) {
    Set<String> queues = new HashSet<>();
    List<WaitingCaller> callers = new ArrayList<>();
    List<MemberEvents.Told> members = new ArrayList<>();
    int said = -1;
    for (AmiEvent line : lines) {
      switch (line.name()) {
        case PARAMS -> queues.add(line.queue());
        case ENTRY -> callers.add(caller(line, now));
        case MEMBER -> member(line, wrapUps, now).ifPresent(members::add);
        case COMPLETE ->
            said = line.text("listitems").isEmpty() ? lines.size() - 1 : line.small("listitems");
        default -> {}
      }
    }
    return new QueueList(said >= 0 && said == lines.size() - 1, queues, callers, members);
  }

  private static WaitingCaller caller(AmiEvent e, Instant now) {
    Instant joined = now.minus(e.seconds("wait"));
    return new WaitingCaller(
        e.queue(),
        e.caller(),
        e.text("channel"),
        joined,
        e.small("priority"),
        Optional.empty(),
        Facts.unknown(joined));
  }

  /** The device of who writes up the last call is idle, and Asterisk does not ring it yet. */
  private static Optional<MemberEvents.Told> member(
      AmiEvent e, Map<String, Duration> wrapUps, Instant now) {
    return MemberEvents.read(e, now)
        .map(
            told -> {
              Member m = told.member();
              long last = e.number("lastcall");
              Duration wrapUp =
                  told.wrapUp().isPositive()
                      ? told.wrapUp()
                      : wrapUps.getOrDefault(m.queue(), Duration.ZERO);
              Instant until = Instant.ofEpochSecond(last).plus(wrapUp);
              return m.state() == MemberState.FREE && last > 0 && until.isAfter(now)
                  ? new MemberEvents.Told(writingUp(m, until), told.wrapUp())
                  : told;
            });
  }

  private static Member writingUp(Member m, Instant until) {
    return new Member(
        m.queue(),
        m.phone(),
        m.name(),
        m.penalty(),
        m.paused(),
        m.pauseReason(),
        MemberState.WRAP_UP,
        m.since(),
        Optional.of(until),
        m.callsTaken());
  }
}
