package org.dozvon.keeper;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.dozvon.queue.Member;
import org.dozvon.queue.QueueView;

/** All queues and people at one moment: who could help where. For one decision. */
final class Everybody {
  private final Map<String, QueueView> views = new HashMap<>();
  private final Rules rules;
  private final Measures measures;
  private final Predictions predictions;

  /** Callers sent to a queue in this decision. */
  private final Map<String, Integer> sent = new HashMap<>();

  Everybody(Rules rules, List<QueueView> views, Measures measures, Predictions predictions) {
    views.forEach(view -> this.views.put(view.queue(), view));
    this.rules = rules;
    this.measures = measures;
    this.predictions = predictions;
  }

  /** A caller more is on the way there. */
  void sent(String queue) {
    sent.merge(queue, 1, Integer::sum);
  }

  /** How long one who is sent there now would wait, in seconds; empty: not known or in danger. */
  OptionalDouble waitIn(String queue) {
    QueueView view = views.get(queue);
    if (view == null || view.staffed() == 0 || isInDanger(queue)) {
      return OptionalDouble.empty();
    }
    int more = sent.getOrDefault(queue, 0);
    if (free(view) > view.waiting().size() + more) {
      return OptionalDouble.of(0);
    }
    double each = talk(queue) / view.staffed();
    OptionalDouble newcomer = predictions.newcomer(queue);
    return newcomer.isPresent()
        ? OptionalDouble.of(newcomer.getAsDouble() + more * each)
        : OptionalDouble.of((view.waiting().size() + more + 1) * each);
  }

  /**
   * One of the queue's own people who is rung later than others comes to the front row; who can do
   * what a waiting caller needs goes before others.
   *
   * @param leave phones that stay as they are
   */
  Optional<Intervention.SetPenalty> levelDown(QueueView view, Set<String> leave) {
    return view.members().stream()
        .filter(member -> member.penalty() > 0 && member.penalty() < Reserve.PENALTY)
        .filter(member -> member.isStaffed() && !leave.contains(member.phone()))
        .min(
            Comparator.comparing((Member member) -> !isNeeded(view, member.phone()))
                .thenComparingInt(Member::penalty)
                .thenComparing(Member::phone))
        .map(member -> new Intervention.SetPenalty(view.queue(), member.phone(), 0));
  }

  /**
   * Somebody of a queue that can spare them: who is free comes first, then who can do what a
   * waiting caller needs.
   */
  Optional<Intervention.AddMember> helper(QueueView view, Set<String> leave) {
    Comparator<Candidate> best =
        Comparator.comparing((Candidate c) -> !c.member().isFree())
            .thenComparing(c -> !isNeeded(view, c.colleague()))
            .thenComparing(c -> c.colleague().helps().getOrDefault(view.queue(), 0))
            .thenComparing(c -> c.member().phone());
    return rules.queues().entrySet().stream()
        .filter(home -> !home.getKey().equals(view.queue()) && canSpare(home.getKey()))
        .flatMap(home -> candidates(home.getKey(), home.getValue(), view.queue()))
        .filter(c -> !leave.contains(c.member().phone()))
        .filter(c -> penalty(view.queue(), c.member().phone()) < 0)
        .min(best)
        .map(
            c ->
                new Intervention.AddMember(
                    view.queue(),
                    c.member().phone(),
                    c.colleague().name(),
                    c.colleague().helps().getOrDefault(view.queue(), 0)));
  }

  /** By the skills that queues.yaml gives its own people. */
  private boolean isNeeded(QueueView view, String phone) {
    QueueRules its = rules.queues().getOrDefault(view.queue(), QueueRules.DEFAULT);
    return its.members().stream()
        .anyMatch(colleague -> colleague.phone().equals(phone) && isNeeded(view, colleague));
  }

  private static boolean isNeeded(QueueView view, Colleague colleague) {
    return view.waiting().stream()
        .map(caller -> caller.facts().skill())
        .anyMatch(colleague.skills()::contains);
  }

  private record Candidate(Colleague colleague, Member member) {}

  private Stream<Candidate> candidates(String home, QueueRules its, String helped) {
    return its.members().stream()
        .filter(colleague -> colleague.helps().containsKey(helped))
        .flatMap(
            colleague ->
                views.get(home).members().stream()
                    .filter(m -> m.phone().equals(colleague.phone()) && m.isStaffed())
                    .filter(m -> m.penalty() < Reserve.PENALTY)
                    .map(m -> new Candidate(colleague, m)));
  }

  /** Negative: no member. */
  int penalty(String queue, String phone) {
    return views.get(queue).members().stream()
        .filter(member -> member.phone().equals(phone))
        .mapToInt(Member::penalty)
        .findFirst()
        .orElse(-1);
  }

  /** Nobody waits there for whom nobody is free. */
  private boolean canSpare(String queue) {
    QueueView view = views.get(queue);
    return view != null && !isInDanger(queue) && view.waiting().size() <= free(view);
  }

  /** Who is kept free for gentle callers is not free for anybody else. */
  private static long free(QueueView view) {
    return view.members().stream().filter(m -> m.isFree() && m.penalty() < Reserve.PENALTY).count();
  }

  private boolean isInDanger(String queue) {
    Measures.Level level = measures.of(queue);
    QueueRules its = rules.queues().get(queue);
    return its != null
        && level.rollingCalls() >= Gauge.FEWEST_CALLS
        && level.rolling().stream().anyMatch(share -> share < its.target().share());
  }

  private double talk(String queue) {
    QueueRules its = rules.queues().getOrDefault(queue, QueueRules.DEFAULT);
    return its.talk().toMillis() / 1000.0;
  }
}
