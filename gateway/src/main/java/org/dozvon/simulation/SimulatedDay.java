package org.dozvon.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.dozvon.call.CallId;
import org.dozvon.keeper.Advice;
import org.dozvon.keeper.Intervention;
import org.dozvon.queue.Facts;
import org.dozvon.queue.Floor;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.PriorityReason;
import org.dozvon.queue.QueueEvent;

/**
 * One day of a hotline under one policy: callers, bot, people, outages, app_queue, and who looks
 * after the queues. Confined to one thread; runs once.
 */
public final class SimulatedDay {
  private static final Duration DAY = Duration.ofDays(1);
  private static final String OFF = "off duty";

  /** Priority of a caller who kept the place: the place is over, so they are next. */
  private static final int KEPT_PLACE = 100;

  private final DayPlan plan;
  private final int people;
  private final List<SimulatedCaller> crowd;
  private final Keeping keeping;
  private final Audience audience;
  private final Agenda agenda;
  private final AppQueues queues;
  private final Floor floor = new Floor();
  private final List<String> phones = new ArrayList<>();
  private final Map<String, Advice> advice = new HashMap<>();
  private final Map<String, Stay> waiting = new HashMap<>();
  private final CallBackList callBacks;
  private int onLine;

  /** A caller on the line who wants a person, whatever queues they come through. */
  private record Stay(SimulatedCaller caller, long since) {}

  /**
   * Makes a day.
   *
   * @param people on line at nominal staffing
   * @param start the day's midnight
   */
  public SimulatedDay(
      DayPlan plan,
      int people,
      List<SimulatedCaller> crowd,
      Instant start,
      Keeping keeping,
      Audience audience) {
    this.plan = plan;
    this.people = people;
    this.crowd = crowd;
    this.keeping = keeping;
    this.audience = audience;
    this.agenda = new Agenda(start);
    this.queues =
        new AppQueues(
            agenda,
            plan.queues().stream().map(DayPlan.Queue::settings).toList(),
            this::picksUpAfter,
            this::happened);
    this.callBacks = new CallBackList(plan.callBacks(), agenda, this::calledBack);
  }

  /** Plays the day to its end: until the last caller has been served. */
  public void run() {
    hire();
    for (long at = 0; at < DAY.toMillis(); at += Duration.ofMinutes(5).toMillis()) {
      agenda.at(at, this::staff);
    }
    crowd.forEach(caller -> agenda.at(caller.arrives(), () -> arrives(caller)));
    if (keeping != Keeping.NOBODY) {
      agenda.at(1000, this::keep);
    }
    agenda.run();
  }

  /** Every prefix of the people has the groups' shares, so that any number on line has them. */
  private void hire() {
    Map<String, Integer> hired = new TreeMap<>();
    for (int k = 0; k < people; k++) {
      int so = k + 1;
      DayPlan.Group group =
          plan.groups().stream()
              .filter(g -> g.count() == 0)
              .max(
                  Comparator.comparingDouble(g -> g.share() * so - hired.getOrDefault(g.name(), 0)))
              .orElseThrow();
      hired.merge(group.name(), 1, Integer::sum);
      phones.add(seat(group, hired.get(group.name())));
      queues.pause(phones.get(k), OFF);
    }
    plan.groups().stream()
        .filter(g -> g.count() > 0)
        .forEach(g -> IntStream.rangeClosed(1, g.count()).forEach(n -> seat(g, n)));
  }

  private String seat(DayPlan.Group group, int number) {
    String phone = "Sim/" + group.name() + "-" + number;
    new TreeMap<>(group.penalties())
        .forEach((queue, penalty) -> queues.addMember(queue, phone, penalty));
    return phone;
  }

  private void staff() {
    int wanted = plan.onLine(people, Math.min(agenda.now(), DAY.toMillis() - 1));
    for (; onLine < wanted; onLine++) {
      queues.pause(phones.get(onLine), "");
    }
    for (; onLine > wanted; onLine--) {
      queues.pause(phones.get(onLine - 1), OFF);
    }
  }

  private long picksUpAfter(SimulatedCaller caller, String phone, int nth) {
    SplittableRandom random = new SplittableRandom(caller.seed() + nth);
    boolean unanswered = random.nextDouble() < plan.unanswered();
    long after = plan.pickUp().draw(random);
    return unanswered ? -1 : after;
  }

  private void arrives(SimulatedCaller caller) {
    Instant answered = agenda.instant();
    boolean gateway =
        plan.outages().stream()
            .filter(o -> o.kind() == DayPlan.Outage.Kind.GATEWAY)
            .noneMatch(o -> DayPlan.within(o.from(), o.to(), agenda.now()));
    if (!gateway) {
      join(caller);
    } else if (caller.straight()) {
      known(caller, answered, answered);
      agenda.after(plan.gentle().greeting().toMillis(), () -> join(caller));
    } else {
      happened(new QueueEvent.BotTook(answered, caller.queue(), caller.id()));
      agenda.after(Math.round(caller.bot() * botTime(caller)), () -> leavesBot(caller, answered));
    }
  }

  private double botTime(SimulatedCaller caller) {
    return advice.get(caller.queue()) == Advice.PERSON_AT_ONCE ? plan.bot().shorter() : 1;
  }

  private void leavesBot(SimulatedCaller caller, Instant answered) {
    double keeps =
        switch (advice.getOrDefault(caller.queue(), Advice.NORMAL)) {
          case NORMAL -> plan.bot().keeps();
          case MORE_SELF_SERVICE -> plan.bot().keeps() + plan.bot().more();
          case PERSON_AT_ONCE -> plan.bot().keeps() - plan.bot().fewer();
        };
    if (caller.need() < keeps) {
      happened(new QueueEvent.BotServed(agenda.instant(), caller.queue(), caller.id()));
    } else {
      known(caller, answered, agenda.instant());
      join(caller);
    }
  }

  private void known(SimulatedCaller caller, Instant answered, Instant asked) {
    List<PriorityReason> reasons =
        caller.gentle()
            ? List.of(new PriorityReason(PriorityReason.Kind.GENTLE, "gentle profile"))
            : List.of();
    known(caller, answered, asked, reasons);
  }

  private void known(
      SimulatedCaller caller, Instant answered, Instant asked, List<PriorityReason> reasons) {
    happened(
        new QueueEvent.Known(
            agenda.instant(),
            caller.id(),
            new Facts(
                Optional.of(new CallId(caller.id())),
                "",
                answered,
                asked,
                caller.gentle(),
                "",
                "",
                reasons)));
  }

  private void join(SimulatedCaller caller) {
    enter(caller, caller.queue(), 0);
  }

  private void enter(SimulatedCaller caller, String queue, int priority) {
    Stay stay = new Stay(caller, agenda.now());
    waiting.put(caller.id(), stay);
    if (queues.join(caller, queue, priority, 0)) {
      agenda.after(caller.patience(), () -> losesPatience(stay));
    } else {
      waiting.remove(caller.id());
      audience.ended(agenda.instant(), caller.id(), Audience.End.TURNED_AWAY);
    }
  }

  private void losesPatience(Stay stay) {
    if (stay.equals(waiting.get(stay.caller().id()))) {
      queues.hangUp(stay.caller().id());
    }
  }

  private void happened(QueueEvent event) {
    List<Outcome> outcomes = floor.apply(event);
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Wait wait && wait.end() != Outcome.Wait.End.MOVED) {
        waiting.remove(wait.caller().caller());
      }
    }
    keeping.happened(event, outcomes);
    audience.happened(event, outcomes);
  }

  private void keep() {
    var views = floor.view(agenda.instant());
    keeping.look(views, agenda.instant()).forEach(this::act);
    callBacks.look(views);
    if (agenda.now() < DAY.toMillis() || !waiting.isEmpty() || !callBacks.isEmpty()) {
      agenda.after(1000, this::keep);
    }
  }

  private void act(Intervention intervention) {
    audience.done(agenda.instant(), intervention);
    switch (intervention) {
      case Intervention.Prioritise i -> queues.prioritise(i.queue(), i.caller(), i.priority());
      case Intervention.SetPenalty i -> queues.setPenalty(i.queue(), i.phone(), i.penalty());
      case Intervention.AddMember i -> help(i);
      case Intervention.RemoveMember i -> queues.removeMember(i.queue(), i.phone());
      case Intervention.Overflow i -> overflow(i);
      case Intervention.OfferCallBack i -> offer(i);
      case Intervention.Advise i -> advice.put(i.queue(), i.advice());
      case Intervention.Comfort i -> {}
      case Intervention.Alarm i -> {}
    }
  }

  /** Who does not work on this day cannot help. */
  private void help(Intervention.AddMember help) {
    if (queues.knows(help.phone())) {
      queues.addMember(help.queue(), help.phone(), help.penalty());
    }
  }

  private void overflow(Intervention.Overflow overflow) {
    queues
        .withdraw(overflow.queue(), overflow.caller(), QueueEvent.Moved.Why.OVERFLOW)
        .filter(gone -> !queues.join(gone.caller, overflow.to(), gone.priority, gone.rings))
        .ifPresent(
            refused -> {
              waiting.remove(overflow.caller());
              audience.ended(agenda.instant(), overflow.caller(), Audience.End.TURNED_AWAY);
            });
  }

  private void offer(Intervention.OfferCallBack offer) {
    Stay stay = waiting.get(offer.caller());
    if (stay != null && callBacks.accepts(stay.caller())) {
      queues
          .withdraw(offer.queue(), offer.caller(), QueueEvent.Moved.Why.CALL_BACK)
          .ifPresent(
              gone -> {
                waiting.remove(offer.caller());
                callBacks.book(offer.queue(), gone.caller, agenda.start().plusMillis(stay.since()));
              });
    }
  }

  private void calledBack(String queue, SimulatedCaller caller, boolean reached) {
    if (reached) {
      PriorityReason kept = new PriorityReason(PriorityReason.Kind.CALL_BACK, "keeps the place");
      known(caller, agenda.instant(), agenda.instant(), List.of(kept));
      enter(caller, queue, KEPT_PLACE);
    } else {
      audience.ended(agenda.instant(), caller.id(), Audience.End.NOT_REACHED);
    }
  }
}
