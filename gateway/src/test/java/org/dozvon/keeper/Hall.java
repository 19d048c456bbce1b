package org.dozvon.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.dozvon.queue.Facts;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.PriorityReason;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitingCaller;
import org.dozvon.yaml.Problems;

/**
 * Queues with people and a keeper, a second at a time. Callers stand as in Asterisk's app_queue:
 * who joins or whose priority is changed comes behind all of the same or a higher priority.
 */
final class Hall {
  static final Trigger LEVEL_LOW = new Trigger(Trigger.Figure.LEVEL, Trigger.Side.UNDER, 0.8);
  static final Instant START = Instant.parse("2026-11-30T09:00:00Z");

  final List<Step> steps = new ArrayList<>();
  final List<Note> notes = new ArrayList<>();
  KeeperState state = KeeperState.START;
  Instant now = START;
  boolean obeys = true;
  private final Map<String, List<WaitingCaller>> lines = new TreeMap<>();
  private final Map<String, Map<String, Member>> members = new TreeMap<>();
  private final Map<String, Measures.Level> levels = new HashMap<>();
  private final Map<String, Double> predictions = new HashMap<>();
  private final Map<String, Double> newcomers = new HashMap<>();
  private Keeper keeper;

  Hall(Rules rules) {
    this.keeper = new Keeper(rules);
    rules.queues().keySet().forEach(this::queue);
  }

  /** One queue "support" with this ladder. */
  static Hall of(Rung... ladder) {
    return new Hall(rules(ladder));
  }

  static Rules rules(Rung... ladder) {
    return new Rules(Rules.Mode.ACT, Map.of("support", QueueRules.DEFAULT.with(List.of(ladder))));
  }

  /** The rules of a file with these queues, which has no mistake. */
  static Rules read(String queues) {
    Problems problems = new Problems();
    KnownQueues known = new KnownQueues(Map.of("support", Set.of(), "complaints", Set.of()), false);
    Rules rules = new RulesReader(known, ZoneOffset.UTC, problems).read("queues: " + queues);
    assertThat(problems.list()).isEmpty();
    return rules;
  }

  /** Two queues; "late" is rung later in support, Anna of complaints may help there. */
  static Hall widening() {
    Hall hall =
        new Hall(
            read(
                """

                  support:
                    ladder: [{name: more people, when: level under 80%, do: widen, helpers: 2}]
                  complaints:
                    ladder: []
                    members: {PJSIP/anna: {name: Anna, helps: {support: 3}}}
                """));
    hall.member("support", "first", 0, MemberState.BUSY);
    hall.member("support", "late", 5, MemberState.FREE);
    hall.member("complaints", "PJSIP/anna", 0, MemberState.FREE);
    return hall;
  }

  Hall queue(String queue) {
    lines.putIfAbsent(queue, new ArrayList<>());
    members.putIfAbsent(queue, new LinkedHashMap<>());
    return this;
  }

  void rules(Rules other) {
    keeper = new Keeper(other);
  }

  void member(String queue, String phone, int penalty, MemberState is) {
    members
        .get(queue)
        .put(
            phone,
            new Member(queue, phone, phone, penalty, false, "", is, START, Optional.empty(), 0));
  }

  void pause(String queue, String phone) {
    members
        .get(queue)
        .computeIfPresent(
            phone,
            (p, m) ->
                new Member(
                    queue, p, p, m.penalty(), true, "lunch", m.state(), now, Optional.empty(), 0));
  }

  void leaves(String queue, String phone) {
    members.get(queue).remove(phone);
  }

  Optional<Member> find(String queue, String phone) {
    return Optional.ofNullable(members.get(queue).get(phone));
  }

  void join(String queue, String caller) {
    join(queue, caller, Facts.unknown(now), 0);
  }

  void gentle(String queue, String caller) {
    join(queue, caller, facts(true), 0);
  }

  Facts facts(boolean gentle, PriorityReason... reasons) {
    return new Facts(Optional.empty(), "", now, now, gentle, "", "", List.of(reasons));
  }

  void join(String queue, String caller, Facts facts, int priority) {
    insert(
        new WaitingCaller(
            queue, caller, "PJSIP/" + caller, now, priority, Optional.empty(), facts));
  }

  /** The first one is served. */
  WaitingCaller serve(String queue) {
    return lines.get(queue).removeFirst();
  }

  void hangsUp(String queue, String caller) {
    lines.get(queue).removeIf(c -> c.caller().equals(caller));
  }

  void level(String queue, double share) {
    levels.put(
        queue, new Measures.Level(OptionalDouble.of(share), 100, OptionalDouble.of(share), 100));
  }

  void predict(String caller, double seconds) {
    predictions.put(caller, seconds);
  }

  void predictNewcomer(String queue, double seconds) {
    newcomers.put(queue, seconds);
  }

  /** Decides once and does what was decided. */
  List<Step> decide() {
    Decision decision =
        keeper.decide(
            state, views(), new Measures(levels), new Predictions(predictions, newcomers), now);
    state = decision.state();
    steps.addAll(decision.steps());
    notes.addAll(decision.notes());
    if (obeys) {
      decision.steps().stream().filter(step -> !step.dry()).forEach(s -> obey(s.what()));
    }
    return decision.steps();
  }

  /** So many seconds go by, with a decision in each. */
  void seconds(int count) {
    for (int i = 0; i < count; i++) {
      now = now.plusSeconds(1);
      decide();
    }
  }

  List<Intervention> done() {
    return steps.stream().map(Step::what).toList();
  }

  /** Whom Asterisk serves, in this order. */
  List<String> order(String queue) {
    return lines.get(queue).stream().map(WaitingCaller::caller).toList();
  }

  List<WaitingCaller> waiting(String queue) {
    return List.copyOf(lines.get(queue));
  }

  void prioritise(String queue, String caller, int priority) {
    List<WaitingCaller> line = lines.get(queue);
    WaitingCaller one =
        line.stream().filter(c -> c.caller().equals(caller)).findFirst().orElseThrow();
    line.remove(one);
    insert(
        new WaitingCaller(
            queue, caller, one.channel(), one.joined(), priority, one.ringing(), one.facts()));
  }

  private List<QueueView> views() {
    List<QueueView> views = new ArrayList<>();
    Comparator<WaitingCaller> asTheFloorHasIt =
        Comparator.comparingInt(WaitingCaller::priority)
            .reversed()
            .thenComparing(WaitingCaller::joined)
            .thenComparing(WaitingCaller::caller);
    lines.forEach(
        (queue, line) ->
            views.add(
                new QueueView(
                    queue,
                    line.stream().sorted(asTheFloorHasIt).toList(),
                    List.copyOf(members.get(queue).values()),
                    0)));
    return views;
  }

  void insert(WaitingCaller caller) {
    List<WaitingCaller> line = lines.get(caller.queue());
    int at = 0;
    while (at < line.size() && line.get(at).priority() >= caller.priority()) {
      at++;
    }
    line.add(at, caller);
  }

  private void obey(Intervention what) {
    switch (what) {
      case Intervention.Prioritise p -> prioritise(p.queue(), p.caller(), p.priority());
      case Intervention.SetPenalty p ->
          find(p.queue(), p.phone())
              .ifPresent(m -> member(p.queue(), p.phone(), p.penalty(), m.state()));
      case Intervention.AddMember a -> member(a.queue(), a.phone(), a.penalty(), MemberState.FREE);
      case Intervention.RemoveMember r -> leaves(r.queue(), r.phone());
      case Intervention.Overflow o -> {
        WaitingCaller one =
            lines.get(o.queue()).stream()
                .filter(c -> c.caller().equals(o.caller()))
                .findFirst()
                .orElseThrow();
        hangsUp(o.queue(), o.caller());
        join(o.to(), o.caller(), one.facts(), 0);
      }
      case Intervention.Comfort c -> {}
      case Intervention.OfferCallBack c -> {}
      case Intervention.Alarm a -> {}
      case Intervention.Advise a -> {}
    }
  }
}
