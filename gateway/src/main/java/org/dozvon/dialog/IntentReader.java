package org.dozvon.dialog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Place;
import org.dozvon.yaml.YamlNode;

/** Reads one intent with its steps. */
final class IntentReader {
  /** Key 9 is "more", 0 a person. */
  private static final int MOST_MENU_KEYS = 8;

  /** Nobody reads longer dialogs; the checks of paths take a time that grows with the square. */
  private static final int MOST_STEPS = 300;

  private static final Pattern INVISIBLE = Pattern.compile("\\p{C}");

  private static final Set<String> ENDS =
      Set.of(Step.ANYTHING_ELSE, Step.PERSON, Step.END, Step.SURVEY);

  private final Scope scope;

  /**
   * @param scope with the values that every intent knows
   */
  IntentReader(Scope scope) {
    this.scope = scope;
  }

  Optional<Intent> read(YamlNode node) {
    Fields fields = node.fields(scope.problems());
    String name = fields.text("intent");
    checkVisible(fields.place("intent"), name);
    Map<Locale, String> about = fields.required("about").map(scope::texts).orElse(Map.of());
    int key = fields.integer("key", 1, MOST_MENU_KEYS, 0);
    Map<Locale, String> offer = fields.node("offer").map(scope::texts).orElse(Map.of());
    if (key > 0 && offer.isEmpty()) {
      scope
          .problems()
          .add(fields.place("key"), "\"offer\" is missing: how is key " + key + " offered?");
    }
    Map<Locale, List<String>> examples =
        new HashMap<>(fields.required("examples").map(scope::lists).orElse(Map.of()));
    examples.replaceAll((language, all) -> all.stream().map(IntentReader::clean).toList());
    Fields steps = fields.fields("steps");
    Map<String, Step> read = steps(steps);
    if (steps.all().isEmpty()) {
      scope.problems().add(fields.place(), "an intent has at least one step under \"steps\"");
    }
    fields.done();
    return read.isEmpty()
        ? Optional.empty()
        : Optional.of(new Intent(name, about, offer, key, examples, read, places(steps)));
  }

  private static Map<String, Place> places(Fields steps) {
    Map<String, Place> places = new HashMap<>();
    steps.all().keySet().forEach(name -> places.put(name, steps.keyPlace(name)));
    return places;
  }

  /** Lower case for the recogniser, spelling kept: its words have ё as well as е. */
  private static String clean(String phrase) {
    return String.join(" ", phrase.toLowerCase(Locale.ROOT).strip().split("\\s+"));
  }

  private Map<String, Step> steps(Fields block) {
    List<String> names = List.copyOf(block.all().keySet());
    Set<String> targets = new HashSet<>(names);
    targets.addAll(ENDS);
    if (names.size() > MOST_STEPS) {
      scope
          .problems()
          .add(
              block.place(),
              names.size() + " steps (expected: at most " + MOST_STEPS + " in an intent)");
      return Map.of();
    }
    StepReader reader = new StepReader(scope.with(valuesOf(block), targets));
    Map<String, Step> steps = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      checkVisible(block.keyPlace(name), name);
      if (ENDS.contains(name)) {
        scope.problems().add(block.keyPlace(name), "\"" + name + "\" cannot be the name of a step");
      }
      String following = i + 1 < names.size() ? names.get(i + 1) : "";
      reader.read(block.all().get(name), following).ifPresent(step -> steps.put(name, step));
    }
    if (steps.size() == names.size()) {
      checkReached(block, steps);
    }
    return steps;
  }

  /** Two names that look the same and are not cost an afternoon. */
  private void checkVisible(Place place, String name) {
    if (INVISIBLE.matcher(name).find()) {
      scope.problems().add(place, "\"" + name + "\" holds a character that cannot be seen");
    }
  }

  /** What every intent knows, and what the steps of this one ask for and are answered. */
  private Set<String> valuesOf(Fields block) {
    Set<String> values = new HashSet<>(scope.values());
    for (YamlNode step : block.all().values()) {
      if (step instanceof YamlNode.Entries entries) {
        text(entries, "into").ifPresent(values::add);
        text(entries, "note").ifPresent(values::add);
        text(entries, "call")
            .map(scope.routes()::get)
            .ifPresent(route -> values.addAll(route.replies()));
        Optional.ofNullable(entries.entries().get("set"))
            .ifPresent(set -> values.addAll(FlowReader.names(set)));
      }
    }
    return values;
  }

  private static Optional<String> text(YamlNode.Entries entries, String name) {
    return entries.entries().get(name) instanceof YamlNode.Text text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  private void checkReached(Fields block, Map<String, Step> steps) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    steps.keySet().stream().findFirst().ifPresent(open::add);
    while (!open.isEmpty()) {
      String name = open.pop();
      if (steps.containsKey(name) && reached.add(name)) {
        open.addAll(targets(steps.get(name)));
      }
    }
    for (String name : steps.keySet()) {
      if (!reached.contains(name)) {
        scope.problems().add(block.keyPlace(name), "no step leads to \"" + name + "\"");
      }
    }
  }

  /** Where a step may lead. */
  static Set<String> targets(Step step) {
    Set<String> targets = new HashSet<>(Set.of(step.next()));
    switch (step) {
      case Step.When when -> targets.addAll(when.cases().values());
      case Step.Note note -> targets.add(note.missing());
      case Step.Call call -> targets.add(call.failed());
      case Step.Say say -> {}
      case Step.Ask ask -> {}
      case Step.If fork -> targets.add(fork.then());
      case Step.Assign assign -> {}
      case Step.Message message -> {}
      case Step.Jump jump -> {}
      case Step.End end -> {}
      case Step.HandOver handOver -> {}
    }
    return targets;
  }
}
