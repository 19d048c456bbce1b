package org.dozvon.keeper;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Nearest;
import org.dozvon.yaml.Problems;

/** What is wrong between the queues of one queues.yaml, or between what one of them promises. */
final class RulesCheck {
  private final Rules rules;
  private final Fields queues;
  private final Problems problems;

  /**
   * @param queues the block of the queues
   */
  RulesCheck(Rules rules, Fields queues, Problems problems) {
    this.rules = rules;
    this.queues = queues;
    this.problems = problems;
  }

  void check() {
    Map<String, Set<String>> ways = new LinkedHashMap<>();
    rules.queues().keySet().stream()
        .sorted()
        .forEach(
            queue -> {
              QueueRules its = rules.queues().get(queue);
              its.promise()
                  .filter(promise -> promise.compareTo(its.target().within()) < 0)
                  .ifPresent(
                      promise ->
                          add(
                              queue,
                              "the promise of a choice after "
                                  + Words.time(promise)
                                  + " comes before the "
                                  + Words.time(its.target().within())
                                  + " of \"answer\""));
              ways.put(queue, overflows(queue, its));
              if (its.ladder().stream().anyMatch(rung -> rung.act() instanceof Act.Widen)) {
                checkHelp(queue, its);
              }
            });
    ways.keySet().forEach(queue -> checkCircle(queue, ways));
  }

  private Set<String> overflows(String queue, QueueRules its) {
    Set<String> to = new LinkedHashSet<>();
    for (Rung rung : its.ladder()) {
      if (rung.act() instanceof Act.Overflow overflow && !overflow.to().isEmpty()) {
        to.add(overflow.to());
        if (overflow.to().equals(queue)) {
          add(queue, "overflow to \"" + queue + "\" is the own queue");
        } else if (!rules.queues().containsKey(overflow.to())) {
          add(
              queue,
              "overflow to \""
                  + overflow.to()
                  + "\": no such queue in this file"
                  + Nearest.hint(overflow.to(), rules.queues().keySet()));
        }
      }
    }
    return to;
  }

  /** A ladder may ask for help only where somebody could help. */
  private void checkHelp(String queue, QueueRules its) {
    boolean own = its.members().stream().anyMatch(member -> member.level() > 0);
    boolean others =
        rules.queues().values().stream()
            .flatMap(other -> other.members().stream())
            .anyMatch(member -> member.helps().containsKey(queue));
    if (!own && !others) {
      add(
          queue,
          "widen never does anything: no member has a level above 0, and nobody of another queue"
              + " has helps: ["
              + queue
              + "]");
    }
  }

  private void checkCircle(String start, Map<String, Set<String>> ways) {
    Set<String> reached = new LinkedHashSet<>();
    reach(start, ways, reached);
    boolean isFirst = reached.stream().noneMatch(other -> other.compareTo(start) < 0);
    boolean isOwn = ways.get(start).contains(start);
    if (reached.contains(start) && isFirst && !isOwn) {
      add(start, "overflow goes round: " + start + " -> " + String.join(" -> ", reached));
    }
  }

  private static void reach(String from, Map<String, Set<String>> ways, Set<String> reached) {
    for (String next : ways.getOrDefault(from, Set.of())) {
      if (reached.add(next)) {
        reach(next, ways, reached);
      }
    }
  }

  private void add(String queue, String message) {
    problems.add(queues.keyPlace(queue), message);
  }
}
