package org.dozvon.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.QueueEvent;

/**
 * Asterisk's app_queue: each caller's thread looks every second whether it is their turn, rings one
 * member after the other, rests when nobody answers. The order of service and ringing follows
 * apps/app_queue.c of Asterisk 22. Confined to the simulation's thread.
 *
 * <p>Not here: position announcements, penalty limits of callers, queue rules, forwarding, members
 * who reject a call, realtime.
 */
final class AppQueues {
  private final Agenda agenda;
  private final Ringing ringing;
  private final Consumer<QueueEvent> events;
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final Map<String, Phone> phones = new TreeMap<>();
  private final Map<String, Standing> waiting = new LinkedHashMap<>();
  private boolean weighs;

  AppQueues(
      Agenda agenda, List<QueueSettings> queues, Ringing ringing, Consumer<QueueEvent> events) {
    this.agenda = agenda;
    this.ringing = ringing;
    this.events = events;
    for (QueueSettings settings : queues) {
      lines.put(settings.name(), new Line(settings));
      weighs |= settings.weight() != 0;
    }
  }

  /** A caller comes; false when the queue is empty of members and lets nobody in. */
  boolean join(SimulatedCaller caller, String queue, int priority, int rings) {
    Line line = line(queue);
    if (!line.settings.joinEmpty() && line.seats.values().stream().allMatch(s -> s.paused)) {
      return false;
    }
    Standing standing = new Standing(caller, line, priority, agenda.now(), rings);
    line.insert(standing);
    waiting.put(caller.id(), standing);
    emit(
        new QueueEvent.Joined(
            agenda.instant(), queue, caller.id(), "Sim/" + caller.id(), priority));
    look(standing);
    wake();
    return true;
  }

  /** The caller hangs up; false when they do not wait. */
  boolean hangUp(String caller) {
    Optional<Standing> gone = leave(caller);
    gone.ifPresent(
        s -> {
          s.line.ended();
          emit(new QueueEvent.Abandoned(agenda.instant(), s.line.settings.name(), caller));
          wake();
        });
    return gone.isPresent();
  }

  /** Takes a caller out of the queue; empty: does not wait there. */
  Optional<Standing> withdraw(String queue, String caller, QueueEvent.Moved.Why why) {
    if (line(queue).find(caller).isEmpty()) {
      return Optional.empty();
    }
    Optional<Standing> gone = leave(caller);
    emit(new QueueEvent.Moved(agenda.instant(), queue, caller, why));
    wake();
    return gone;
  }

  /** QueueChangePriorityCaller with Immediate: to the end of those with the new priority. */
  void prioritise(String queue, String caller, int priority) {
    line(queue)
        .find(caller)
        .ifPresent(
            s -> {
              s.priority = priority;
              s.line.waiting.remove(s);
              s.line.insert(s);
              emit(new QueueEvent.Prioritised(agenda.instant(), queue, caller, priority));
              wake();
            });
  }

  boolean knows(String phone) {
    return phones.containsKey(phone);
  }

  /** A phone that is on a break in its other queues is so in this one. */
  void addMember(String queue, String phone, int penalty) {
    if (line(queue).seats.containsKey(phone)) {
      return;
    }
    Phone known = phones.computeIfAbsent(phone, Phone::new);
    boolean away = !known.seats.isEmpty() && known.seats.stream().allMatch(s -> s.paused);
    Seat seat = line(queue).add(known, penalty);
    seat.paused = away;
    seat.pauseReason = away ? known.seats.getFirst().pauseReason : "";
    seen(seat);
    wake();
  }

  void removeMember(String queue, String phone) {
    Seat seat = line(queue).seats.get(phone);
    if (seat != null) {
      line(queue).remove(seat);
      emit(new QueueEvent.MemberGone(agenda.instant(), queue, phone));
    }
  }

  void setPenalty(String queue, String phone, int penalty) {
    Seat seat = line(queue).seats.get(phone);
    if (seat != null) {
      seat.penalty = penalty;
      seen(seat);
    }
  }

  /** In every queue; an empty reason ends the pause. */
  void pause(String phone, String reason) {
    for (Seat seat : phones.get(phone).seats) {
      seat.paused = !reason.isEmpty();
      seat.pauseReason = reason;
      seen(seat);
    }
    wake();
  }

  int waiting() {
    return waiting.size();
  }

  private void look(Standing caller) {
    caller.looks = false;
    if (caller.phase == Standing.Phase.HOLDS && caller.line.isTurn(caller, agenda.now())) {
      caller.phase = Standing.Phase.CALLS;
      caller.attempt = caller.line.attempt(agenda.now());
      ringNext(caller, caller.attempt);
      wake();
    }
  }

  private void ringNext(Standing caller, Attempt attempt) {
    Optional<Seat> next = attempt.take();
    while (next.isPresent()) {
      if (next.get().isAvailable(agenda.now()) && !isNeededElsewhere(next.get())) {
        ring(caller, attempt, next.get());
        return;
      }
      next = attempt.take();
    }
    rest(caller, attempt);
  }

  /** Another queue of more weight has callers enough for all its free members, this one among. */
  private boolean isNeededElsewhere(Seat seat) {
    if (!weighs) {
      return false;
    }
    for (Seat other : seat.phone.seats) {
      Line line = other.line;
      if (line.settings.weight() > seat.line.settings.weight()
          && !line.waiting.isEmpty()
          && line.waiting.size() >= line.available(agenda.now())) {
        return true;
      }
    }
    return false;
  }

  private void ring(Standing caller, Attempt attempt, Seat seat) {
    seat.phone.state = MemberState.RINGING;
    attempt.rings(seat);
    String queue = caller.line.settings.name();
    emit(new QueueEvent.Offered(agenda.instant(), queue, caller.caller.id(), seat.phone.name));
    long answer = ringing.picksUpAfter(caller.caller, seat.phone.name, caller.rings++);
    long left = attempt.until - agenda.now();
    if (answer >= 0 && answer < left) {
      agenda.after(answer, () -> ifRinging(caller, attempt, () -> answer(caller, attempt, seat)));
    } else {
      agenda.after(left, () -> ifRinging(caller, attempt, () -> unanswered(caller, attempt, seat)));
    }
  }

  /** The caller may have hung up or gone elsewhere meanwhile. */
  private static void ifRinging(Standing caller, Attempt attempt, Runnable what) {
    if (caller.phase == Standing.Phase.CALLS && caller.attempt == attempt) {
      what.run();
    }
  }

  private void answer(Standing caller, Attempt attempt, Seat seat) {
    Line line = caller.line;
    line.remember(attempt);
    line.answeredAfter(agenda.seconds() - caller.joined / 1000);
    remove(caller);
    seat.phone.state = MemberState.BUSY;
    String queue = line.settings.name();
    String id = caller.caller.id();
    emit(new QueueEvent.Answered(agenda.instant(), queue, id, seat.phone.name));
    agenda.after(caller.caller.talk(), () -> talked(caller.caller, seat));
    wake();
  }

  private void unanswered(Standing caller, Attempt attempt, Seat seat) {
    seat.phone.state = MemberState.FREE;
    emit(
        new QueueEvent.Unanswered(
            agenda.instant(),
            caller.line.settings.name(),
            caller.caller.id(),
            seat.phone.name,
            caller.line.settings.ring()));
    rest(caller, attempt);
    wake();
  }

  private void rest(Standing caller, Attempt attempt) {
    caller.line.remember(attempt);
    caller.phase = Standing.Phase.RESTS;
    caller.attempt = null;
    agenda.after(
        Math.max(1, caller.line.settings.retry().toMillis()),
        () -> {
          if (caller.phase == Standing.Phase.RESTS) {
            caller.phase = Standing.Phase.HOLDS;
            caller.lookBase = agenda.now();
            look(caller);
            wake();
          }
        });
  }

  private void talked(SimulatedCaller caller, Seat seat) {
    Phone phone = seat.phone;
    phone.state = MemberState.FREE;
    phone.wrapUpUntil = agenda.now() + caller.wrapUp();
    seat.calls++;
    seat.lastCall = agenda.seconds();
    seat.lastLine = seat.line;
    seat.line.ended();
    long asterisk = (agenda.seconds() + seat.line.settings.wrapUp().toSeconds()) * 1000;
    long over = Math.max(phone.wrapUpUntil, asterisk);
    emit(
        new QueueEvent.TalkEnded(
            agenda.instant(),
            seat.line.settings.name(),
            caller.id(),
            phone.name,
            Duration.ofMillis(caller.talk()),
            Duration.ofMillis(Math.max(0, over - agenda.now()))));
    // who writes up is not there for the other queues either
    phone.seats.stream().filter(other -> other.line != seat.line).forEach(this::seen);
    wake();
    agenda.at(phone.wrapUpUntil, this::wake);
    agenda.at(asterisk, this::wake);
  }

  /** Whose turn it may be now looks at their next second. */
  private void wake() {
    for (Line line : lines.values()) {
      int left = line.waiting.isEmpty() ? 0 : line.available(agenda.now());
      for (int i = 0; i < line.waiting.size() && left > 0; i++) {
        Standing caller = line.waiting.get(i);
        if (caller.phase != Standing.Phase.CALLS) {
          left--;
        }
        if (caller.phase == Standing.Phase.HOLDS && !caller.looks) {
          caller.looks = true;
          agenda.at(caller.nextLook(agenda.now()), () -> look(caller));
        }
      }
    }
  }

  private Optional<Standing> leave(String caller) {
    Standing gone = waiting.get(caller);
    if (gone == null) {
      return Optional.empty();
    }
    if (gone.attempt != null) {
      gone.line.remember(gone.attempt);
      gone.attempt
          .ringing()
          .ifPresent(
              seat -> {
                seat.phone.state = MemberState.FREE;
                seat.phone.seats.forEach(this::seen);
              });
    }
    remove(gone);
    return Optional.of(gone);
  }

  private void remove(Standing caller) {
    caller.phase = Standing.Phase.GONE;
    caller.line.waiting.remove(caller);
    waiting.remove(caller.caller.id());
  }

  private void seen(Seat seat) {
    Instant at = agenda.instant();
    boolean writesUp = seat.phone.wrapUpUntil > agenda.now();
    MemberState state =
        seat.phone.state == MemberState.FREE && writesUp ? MemberState.WRAP_UP : seat.phone.state;
    emit(
        new QueueEvent.MemberSeen(
            at,
            new Member(
                seat.line.settings.name(),
                seat.phone.name,
                seat.phone.name,
                seat.penalty,
                seat.paused,
                seat.pauseReason,
                state,
                at,
                writesUp
                    ? Optional.of(agenda.start().plusMillis(seat.phone.wrapUpUntil))
                    : Optional.empty(),
                seat.calls)));
  }

  private Line line(String queue) {
    Line line = lines.get(queue);
    if (line == null) {
      throw new IllegalArgumentException(
          "no queue \""
              + queue
              + "\" in this simulation (expected: one of "
              + lines.keySet()
              + ")");
    }
    return line;
  }

  private void emit(QueueEvent event) {
    events.accept(event);
  }
}
