package org.dozvon.dialog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dozvon.yaml.Problems;

/** Whether jumps from intent to intent come to an end. */
final class JumpCheck {
  private final Map<String, Intent> intents = new HashMap<>();
  private final Collection<Intent> inOrder;
  private final Problems problems;

  JumpCheck(Collection<Intent> intents, Problems problems) {
    this.inOrder = intents;
    intents.forEach(intent -> this.intents.put(intent.name(), intent));
    this.problems = problems;
  }

  void check() {
    Set<String> ending = ending();
    Set<String> told = new HashSet<>();
    for (Intent intent : inOrder) {
      Optional<List<String>> circle = circle(intent);
      if (circle.isPresent() && told.addAll(circle.get())) {
        problem(
            intent,
            "a circle of intents in which nothing is asked: "
                + String.join(" -> ", circle.get())
                + " -> "
                + intent.name()
                + " (let one of them go elsewhere)");
      } else if (circle.isEmpty() && jumps(intent) && !ending.contains(intent.name())) {
        problem(
            intent,
            "no way leads out of \""
                + intent.name()
                + "\" and the intents it goes to (let a step go to anything-else, person or end)");
      }
    }
  }

  private static boolean jumps(Intent intent) {
    return intent.steps().values().stream().anyMatch(Step.Jump.class::isInstance);
  }

  /** The intents from which a way leads to an end, perhaps through others. */
  private Set<String> ending() {
    Set<String> ending = new HashSet<>();
    boolean more = true;
    while (more) {
      more = false;
      for (Intent intent : inOrder) {
        boolean ends =
            reached(intent, true).stream()
                .anyMatch(
                    step ->
                        step instanceof Step.Jump jump
                            ? ending.contains(jump.intent())
                            : leads(intent, step));
        more |= ends && ending.add(intent.name());
      }
    }
    return ending;
  }

  private static boolean leads(Intent intent, Step step) {
    return IntentReader.targets(step).stream()
        .anyMatch(target -> !target.isEmpty() && !intent.steps().containsKey(target));
  }

  /** The way back to an intent by jumps before which nothing is asked; the first there is. */
  private Optional<List<String>> circle(Intent from) {
    Map<String, String> before = new HashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(from.name()));
    while (!open.isEmpty()) {
      String at = open.poll();
      for (String next : jumps(at)) {
        if (next.equals(from.name())) {
          return Optional.of(path(before, at, from.name()));
        }
        if (before.putIfAbsent(next, at) == null) {
          open.add(next);
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> path(Map<String, String> before, String last, String first) {
    List<String> path = new ArrayList<>();
    for (String at = last; !at.equals(first); at = before.get(at)) {
      path.addFirst(at);
    }
    path.addFirst(first);
    return path;
  }

  private List<String> jumps(String intent) {
    return Optional.ofNullable(intents.get(intent)).stream()
        .flatMap(known -> reached(known, false).stream())
        .filter(Step.Jump.class::isInstance)
        .map(step -> ((Step.Jump) step).intent())
        .sorted()
        .toList();
  }

  /**
   * The steps that may be reached from the first one.
   *
   * @param waiting whether past steps that wait for a caller or a route
   */
  private static List<Step> reached(Intent intent, boolean waiting) {
    Set<String> seen = new HashSet<>();
    List<Step> steps = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>(List.of(intent.first()));
    while (!open.isEmpty()) {
      String name = open.pop();
      Step step = intent.steps().get(name);
      if (step != null && seen.add(name)) {
        steps.add(step);
        if (waiting || !PathCheck.waits(step)) {
          open.addAll(IntentReader.targets(step));
        }
      }
    }
    return steps;
  }

  private void problem(Intent intent, String message) {
    problems.add(
        intent.steps().entrySet().stream()
            .filter(step -> step.getValue() instanceof Step.Jump)
            .map(step -> intent.places().get(step.getKey()))
            .findFirst()
            .orElseGet(() -> intent.places().get(intent.first())),
        message);
  }
}
