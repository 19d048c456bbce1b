package org.dozvon.dialog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Nearest;
import org.dozvon.yaml.Place;
import org.dozvon.yaml.YamlNode;

/** Reads one step; which kind it is, its first word tells. */
final class StepReader {
  /** What a step may be. */
  static final List<String> KINDS =
      List.of(
          "say",
          "ask",
          "note",
          "call",
          "when",
          "if",
          "set",
          "message",
          "intent",
          "end",
          "hand-over");

  private final Scope scope;
  private final FlowReader flow;

  StepReader(Scope scope) {
    this.scope = scope;
    this.flow = new FlowReader(scope);
  }

  /**
   * @param following the step that comes next in the file; empty for the last
   */
  Optional<Step> read(YamlNode node, String following) {
    Fields fields = node.fields(scope.problems());
    List<String> kinds = KINDS.stream().filter(kind -> fields.node(kind).isPresent()).toList();
    if (kinds.size() != 1) {
      scope
          .problems()
          .add(
              node.place(),
              "a step has exactly one of "
                  + String.join(", ", KINDS)
                  + "; this one has "
                  + (kinds.isEmpty() ? "none" + misspelled(fields) : String.join(" and ", kinds)));
      return Optional.empty();
    }
    Step step =
        switch (kinds.getFirst()) {
          case "say" -> new Step.Say(prompt(fields, "say"), next(fields, following));
          case "ask" -> ask(fields, following);
          case "note" -> note(fields, following);
          case "call" -> call(fields, following);
          case "when" -> when(fields, following);
          case "if" -> flow.fork(fields, following);
          case "set" -> flow.assign(fields, next(fields, following));
          case "message" -> flow.message(fields, next(fields, following));
          case "intent" -> flow.jump(fields);
          case "end" -> flow.end(fields);
          default -> flow.handOver(fields);
        };
    fields.done();
    return Optional.of(step);
  }

  /** The step's keys that look like a first word, as a question. */
  private static String misspelled(Fields fields) {
    return fields.all().keySet().stream()
        .map(key -> Nearest.hint(key, KINDS))
        .filter(hint -> hint.contains("did you mean"))
        .findFirst()
        .orElse("");
  }

  private Step ask(Fields fields, String following) {
    return new Step.Ask(
        prompt(fields, "ask"),
        fields.required("again").map(scope::prompt).orElse(Prompt.NONE),
        prompt(fields, "confirm"),
        new ConfirmReader(scope).read(fields),
        new ExpectsReader(scope).read(fields),
        fields.text("into"),
        next(fields, following));
  }

  private Step note(Fields fields, String following) {
    String into = fields.text("note");
    Expects expects = new ExpectsReader(scope).read(fields);
    String missing = fields.node("missing").map(scope::target).orElse(following);
    return new Step.Note(expects, into, missing, next(fields, following));
  }

  private Step call(Fields fields, String following) {
    String name = fields.text("call");
    Route route = scope.routes().get(name);
    if (route == null) {
      problem(
          fields.place("call"),
          "there is no route \"" + name + "\"" + Nearest.hint(name, scope.routes().keySet()));
      route = new Route(name, List.of(), List.of(), Route.LIMIT, true);
    }
    return new Step.Call(
        name,
        arguments(fields, route),
        fields.duration(
            "limit",
            java.time.Duration.ofMillis(100),
            java.time.Duration.ofSeconds(60),
            route.limit()),
        prompt(fields, "filler"),
        kept(fields, route),
        fields.node("failed").map(scope::target).orElse(""),
        next(fields, following));
  }

  private Map<String, Template> arguments(Fields fields, Route route) {
    Map<String, Template> arguments = new HashMap<>();
    Fields with = fields.fields("with");
    with.all()
        .forEach(
            (name, value) -> {
              if (!route.arguments().contains(name)) {
                problem(
                    with.keyPlace(name),
                    "route "
                        + route.name()
                        + " takes no \""
                        + name
                        + "\""
                        + Nearest.hint(name, route.arguments()));
              }
              arguments.put(name, scope.argument(value));
            });
    return arguments;
  }

  private List<String> kept(Fields fields, Route route) {
    List<String> keep = fields.texts("keep");
    for (String name : keep) {
      if (!route.replies().contains(name)) {
        problem(
            fields.place("keep"),
            "route "
                + route.name()
                + " answers no \""
                + name
                + "\""
                + Nearest.hint(name, route.replies()));
      }
    }
    return keep;
  }

  private Step when(Fields fields, String following) {
    String value = fields.text("when");
    if (!scope.values().contains(value)) {
      problem(
          fields.place("when"),
          "there is no value \"" + value + "\" here" + Nearest.hint(value, scope.values()));
    }
    Map<String, String> cases = new HashMap<>();
    fields
        .required("is")
        .ifPresent(
            is ->
                is.fields(scope.problems())
                    .all()
                    .forEach((name, target) -> cases.put(name, scope.target(target))));
    String otherwise = fields.node("otherwise").map(scope::target).orElse(following);
    return new Step.When(value, cases, checkEnd(fields, otherwise));
  }

  private Prompt prompt(Fields fields, String name) {
    return fields.node(name).map(scope::prompt).orElse(Prompt.NONE);
  }

  private String next(Fields fields, String following) {
    return checkEnd(fields, fields.node("go").map(scope::target).orElse(following));
  }

  private String checkEnd(Fields fields, String next) {
    if (next.isEmpty()) {
      problem(
          fields.place(),
          "the last step leads nowhere (expected: go: "
              + Step.ANYTHING_ELSE
              + ", "
              + Step.PERSON
              + ", "
              + Step.END
              + " or a step)");
    }
    return next;
  }

  private void problem(Place place, String message) {
    scope.problems().add(place, message);
  }
}
