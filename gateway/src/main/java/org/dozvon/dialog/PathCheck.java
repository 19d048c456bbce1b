package org.dozvon.dialog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dozvon.yaml.Problems;

/** Whether every path through an intent ends, and none goes round without the caller's say. */
final class PathCheck {
  private final Intent intent;
  private final Problems problems;

  PathCheck(Intent intent, Problems problems) {
    this.intent = intent;
    this.problems = problems;
  }

  void check() {
    for (String name : intent.steps().keySet()) {
      if (!leadsOut(name)) {
        problem(
            name,
            "no way leads out of \""
                + name
                + "\": a caller goes round until the bot gives up (let a step go to "
                + "anything-else, person or end)");
      }
    }
    circle()
        .ifPresent(
            circle ->
                problem(
                    circle.getFirst(),
                    "a circle in which nothing is asked: "
                        + String.join(" -> ", circle)
                        + " -> "
                        + circle.getFirst()
                        + " (let one of them go elsewhere)"));
  }

  private boolean leadsOut(String from) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (name.isEmpty() || !seen.add(name)) {
        continue;
      }
      Step step = intent.steps().get(name);
      if (step == null) {
        return true;
      }
      open.addAll(IntentReader.targets(step));
    }
    return false;
  }

  /** The first circle of steps that wait for nobody. */
  private Optional<List<String>> circle() {
    Set<String> clear = new HashSet<>();
    for (String name : intent.steps().keySet()) {
      Optional<List<String>> circle = circle(name, new ArrayList<>(), clear);
      if (circle.isPresent()) {
        return circle;
      }
    }
    return Optional.empty();
  }

  private Optional<List<String>> circle(String name, List<String> path, Set<String> clear) {
    Step step = intent.steps().get(name);
    int before = path.indexOf(name);
    if (before >= 0) {
      return Optional.of(List.copyOf(path.subList(before, path.size())));
    }
    if (step == null || waits(step) || clear.contains(name)) {
      return Optional.empty();
    }
    path.add(name);
    for (String target : IntentReader.targets(step).stream().sorted().toList()) {
      Optional<List<String>> circle = circle(target, path, clear);
      if (circle.isPresent()) {
        return circle;
      }
    }
    path.removeLast();
    clear.add(name);
    return Optional.empty();
  }

  /** Whether the caller or a route has the word. */
  static boolean waits(Step step) {
    return step instanceof Step.Ask || step instanceof Step.Call;
  }

  private void problem(String step, String message) {
    problems.add(intent.places().get(step), message);
  }
}
