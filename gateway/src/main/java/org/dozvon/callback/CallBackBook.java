package org.dozvon.callback;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitingCaller;

/**
 * The open call-backs, and whose turn it is. A call-back's turn comes when those have been served
 * who stood before its place; who joined later never goes before it for its being away. Confined to
 * one thread.
 */
public final class CallBackBook {
  private static final Comparator<CallBack> SERVED_FIRST =
      Comparator.comparing(CallBack::place).thenComparing(CallBack::id);

  /** Nobody to be got yet: looked for again after this. */
  private static final Duration NOT_TRIED_PAUSE = Duration.ofSeconds(10);

  private final Map<String, CallBack> open = new LinkedHashMap<>();
  private final Predicate<WaitingCaller> counts;

  /**
   * A book that holds these.
   *
   * @param counts leaves out of the queues who only holds a caller's place
   */
  public CallBackBook(Collection<CallBack> open, Predicate<WaitingCaller> counts) {
    this.counts = counts;
    open.stream().filter(c -> c.state().isOpen()).forEach(c -> this.open.put(c.id(), c));
  }

  /** Every open call-back, in the order of booking. */
  public List<CallBack> open() {
    return List.copyOf(open.values());
  }

  /** The open one of that id. */
  public Optional<CallBack> find(String id) {
    return Optional.ofNullable(open.get(id));
  }

  /** The open one for a number in a queue. */
  public Optional<CallBack> find(String queue, String number) {
    return open.values().stream()
        .filter(c -> c.queue().equals(queue) && c.number().equals(number))
        .findFirst();
  }

  /** How many are open in a queue. */
  public int size(String queue) {
    return (int) open.values().stream().filter(c -> c.queue().equals(queue)).count();
  }

  /** Takes a new one; false, and nothing changes, when the number has one in this queue. */
  public boolean book(CallBack fresh) {
    return find(fresh.queue(), fresh.number()).isEmpty()
        && open.putIfAbsent(fresh.id(), fresh) == null;
  }

  /** Puts back what could not be kept elsewhere. */
  public void restore(CallBack before) {
    if (before.state().isOpen()) {
      open.put(before.id(), before);
    } else {
      open.remove(before.id());
    }
  }

  /** What is to be done now; the book holds it as done. */
  public List<CallBackAction> decide(
      List<QueueView> queues, Function<String, CallBackRules> rules, Instant now) {
    List<CallBackAction> actions = new ArrayList<>();
    for (CallBack each : List.copyOf(open.values())) {
      boolean waits =
          each.state() instanceof CallBackState.Booked
              || (each.state() instanceof CallBackState.Due
                  && rules.apply(each.queue()).first() == CallBackRules.First.CALLER);
      if (waits && !now.isBefore(each.bookedAt().plus(rules.apply(each.queue()).expires()))) {
        actions.add(new CallBackAction.Expire(becomes(each, new CallBackState.Expired(now))));
      }
    }
    for (QueueView view : queues) {
      List<CallBack> inOrder =
          open.values().stream()
              .filter(c -> c.queue().equals(view.queue()))
              .sorted(SERVED_FIRST)
              .toList();
      decide(view, inOrder, rules.apply(view.queue()), now, actions);
    }
    return actions;
  }

  private void decide(
      QueueView view,
      List<CallBack> inOrder,
      CallBackRules rules,
      Instant now,
      List<CallBackAction> actions) {
    List<CallBack> ready = inOrder.stream().filter(c -> !isPaused(c, now)).toList();
    switch (rules.first()) {
      case AGENT -> agentFirst(view, ready, now, actions);
      case CALLER -> callerFirst(view, inOrder, ready, rules, now, actions);
    }
  }

  /**
   * Whose turn has come stands in, whatever rings for others: a stand-in holds a place and no
   * person. As many stand as there are people, which is more than can be served at once.
   */
  private void agentFirst(
      QueueView view, List<CallBack> ready, Instant now, List<CallBackAction> actions) {
    int standing = 0;
    for (CallBack each : ready) {
      if (each.state() instanceof CallBackState.Booked) {
        int ahead = each.place().ahead(view, counts);
        boolean isTurn = ahead == 0 || ahead + standing < view.free();
        if (!isTurn || standing >= view.staffed()) {
          return; // nobody behind has their turn either
        }
        CallBack due = becomes(each, new CallBackState.Due(now));
        actions.add(new CallBackAction.StandIn(due, ahead + standing + 1));
      }
      standing++;
    }
  }

  private void callerFirst(
      QueueView view,
      List<CallBack> inOrder,
      List<CallBack> ready,
      CallBackRules rules,
      Instant now,
      List<CallBackAction> actions) {
    long ringing =
        inOrder.stream().filter(c -> c.state() instanceof CallBackState.Dialling).count();
    for (CallBack each : ready) {
      if (each.place().ahead(view, counts) > 0) {
        return;
      }
      CallBack due = each;
      if (each.state() instanceof CallBackState.Booked) {
        due = becomes(each, new CallBackState.Due(now));
        actions.add(new CallBackAction.Note(due));
      }
      if (due.state() instanceof CallBackState.Due since) {
        if (!isToRing(view, ringing, since, rules, now)) {
          return;
        }
        ringing++;
        actions.add(
            new CallBackAction.Dial(
                becomes(due, new CallBackState.Dialling(due.attempts() + 1, now))));
      }
    }
  }

  /**
   * Caller first: a person is free for it, or will be before the caller has answered; or one was,
   * by the usual talk, and somebody behind was served.
   */
  private static boolean isToRing(
      QueueView view, long underWay, CallBackState.Due due, CallBackRules rules, Instant now) {
    if (view.free() > underWay) {
      return true;
    }
    if (underWay > 0 || view.talking() == 0 || view.staffed() == 0) {
      return false;
    }
    Duration next = rules.talk().dividedBy(view.talking());
    return next.compareTo(rules.ring()) <= 0 || !now.isBefore(due.since().plus(next));
  }

  private static boolean isPaused(CallBack each, Instant now) {
    return switch (each.state()) {
      case CallBackState.Booked booked -> now.isBefore(booked.notBefore());
      case CallBackState.Due due -> false;
      case CallBackState.Dialling dialling -> true;
      default -> true;
    };
  }

  /** A person has answered for it: its telephone may ring now, if it is still wanted. */
  public Optional<CallBack> personGot(String id, Instant now) {
    return find(id)
        .filter(c -> c.state() instanceof CallBackState.Due)
        .map(c -> becomes(c, new CallBackState.Dialling(c.attempts() + 1, now)));
  }

  /** The caller has answered; empty when nobody rang them. */
  public Optional<CallBack> answered(String id, Instant now) {
    return find(id)
        .filter(c -> c.state() instanceof CallBackState.Dialling)
        .map(c -> becomes(c, new CallBackState.Talking(now)));
  }

  /** A try is over. Who talked, or hung up after answering, is not rung again. */
  public Optional<CallBack> ended(String id, HowEnded how, CallBackRules rules, Instant now) {
    return find(id)
        .filter(c -> !(c.state() instanceof CallBackState.Booked))
        .map(c -> becomes(c, after(c, how, rules, now)));
  }

  private static CallBackState after(
      CallBack each, HowEnded how, CallBackRules rules, Instant now) {
    return switch (how) {
      case REACHED -> new CallBackState.Done(now);
      case NOT_TRIED -> new CallBackState.Booked(now.plus(NOT_TRIED_PAUSE));
      case REFUSED -> new CallBackState.Failed(now, "the number cannot be called");
      case NO_ANSWER, BUSY ->
          each.attempts() >= rules.tries()
              ? new CallBackState.Failed(now, "not reached in " + each.attempts() + " tries")
              : new CallBackState.Booked(now.plus(rules.pause()));
    };
  }

  /** It is not wanted any more; what it was. Who talks already is left alone. */
  public Optional<CallBack> cancel(String queue, String number, String reason, Instant now) {
    return find(queue, number)
        .filter(c -> !(c.state() instanceof CallBackState.Talking))
        .map(
            c -> {
              becomes(c, new CallBackState.Cancelled(now, reason));
              return c;
            });
  }

  private CallBack becomes(CallBack each, CallBackState state) {
    CallBack changed = each.in(state);
    restore(changed);
    return changed;
  }
}
