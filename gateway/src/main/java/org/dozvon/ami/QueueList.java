package org.dozvon.ami;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.QueueEntryEvent;
import org.asteriskjava.manager.event.QueueMemberEvent;
import org.asteriskjava.manager.event.QueueParamsEvent;
import org.asteriskjava.manager.event.QueueStatusCompleteEvent;
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

  /**
   * Reads the answer's lines.
   *
   * @param now when it was given; waits are told in seconds before
   */
  static QueueList read(
      Collection<? extends ManagerEvent> lines, Map<String, Duration> wrapUps, Instant now) {
    Set<String> queues = new HashSet<>();
    List<WaitingCaller> callers = new ArrayList<>();
    List<MemberEvents.Told> members = new ArrayList<>();
    int said = -1;
    for (ManagerEvent line : lines) {
      switch (line) {
        case QueueParamsEvent e -> queues.add(e.getQueue());
        case QueueEntryEvent e -> callers.add(caller(e, now));
        case QueueMemberEvent e -> member(e, wrapUps, now).ifPresent(members::add);
        case QueueStatusCompleteEvent e ->
            said = Objects.requireNonNullElse(e.getListItems(), lines.size() - 1);
        default -> {}
      }
    }
    return new QueueList(said >= 0 && said == lines.size() - 1, queues, callers, members);
  }

  private static WaitingCaller caller(QueueEntryEvent e, Instant now) {
    Instant joined = now.minusSeconds(Objects.requireNonNullElse(e.getWait(), 0L));
    return new WaitingCaller(
        e.getQueue(),
        e.getUniqueId(),
        Objects.requireNonNullElse(e.getChannel(), ""),
        joined,
        Objects.requireNonNullElse(e.getPriority(), 0),
        Optional.empty(),
        Facts.unknown(joined));
  }

  /** The device of who writes up the last call is idle, and Asterisk does not ring it yet. */
  private static Optional<MemberEvents.Told> member(
      QueueMemberEvent e, Map<String, Duration> wrapUps, Instant now) {
    return MemberEvents.read(e, now)
        .map(
            told -> {
              Member m = told.member();
              long last = Objects.requireNonNullElse(e.getLastCall(), 0L);
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
