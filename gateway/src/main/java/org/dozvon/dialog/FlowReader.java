package org.dozvon.dialog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dozvon.expression.Condition;
import org.dozvon.expression.ConditionException;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Nearest;
import org.dozvon.yaml.Place;
import org.dozvon.yaml.YamlNode;

/** Reads the steps that fork, compute, send, and lead out of an intent. */
final class FlowReader {
  /** The name of a value. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  private static final String SERVED = "served";

  private final Scope scope;

  FlowReader(Scope scope) {
    this.scope = scope;
  }

  /**
   * {@code if:} with {@code then:} and {@code otherwise:}; one that is left out is the step that
   * follows.
   */
  Step fork(Fields fields, String following) {
    String then = fields.node("then").map(scope::target).orElse(following);
    String otherwise = fields.node("otherwise").map(scope::target).orElse(following);
    if (fields.node("then").isEmpty() && fields.node("otherwise").isEmpty()) {
      problem(fields.place("if"), "\"then\" is missing: where does it go when this holds?");
    } else if (then.isEmpty() || otherwise.isEmpty()) {
      String missing = then.isEmpty() ? "then" : "otherwise";
      problem(fields.place("if"), "\"" + missing + "\" is missing: no step follows");
    }
    return new Step.If(condition(fields), then, otherwise);
  }

  private Condition condition(Fields fields) {
    String text = fields.text("if");
    try {
      return Condition.of(text, scope.values());
    } catch (ConditionException e) {
      problem(fields.place("if", e.offset()), "if: " + e.getMessage());
      return Condition.NEVER;
    }
  }

  /** {@code set:} with names and texts. */
  Step assign(Fields fields, String next) {
    Map<String, Template> values = new HashMap<>();
    Fields set = fields.fields("set");
    set.all()
        .forEach(
            (name, value) -> {
              checkName(set.keyPlace(name), name);
              values.put(name, scope.argument(value));
            });
    return new Step.Assign(values, next);
  }

  private void checkName(Place place, String name) {
    if (!NAME.matcher(name).matches()) {
      problem(
          place,
          "\"" + name + "\" (expected: the name of a value: lower-case letters, digits, hyphens)");
    } else if (name.equals(Scope.OPEN)) {
      problem(place, "\"open\" comes from the schedule and cannot be set");
    }
  }

  /** {@code message:} with {@code to:}. */
  Step message(Fields fields, String next) {
    Prompt text = fields.node("message").map(scope::prompt).orElse(Prompt.NONE);
    return new Step.Message(
        text, fields.node("to").map(scope::argument).orElse(Scope.NUMBER), next);
  }

  /** {@code intent:} as a step. */
  Step jump(Fields fields) {
    String name = fields.text("intent");
    if (!scope.outside().intents().contains(name)) {
      problem(
          fields.place("intent"),
          "there is no intent \"" + name + "\"" + Nearest.hint(name, scope.outside().intents()));
    }
    return new Step.Jump(name);
  }

  /** {@code end:} with {@code reason:}. */
  Step end(Fields fields) {
    Prompt words = fields.node("end").map(scope::prompt).orElse(Prompt.NONE);
    return new Step.End(words, fields.text("reason", SERVED));
  }

  /** {@code hand-over:} with {@code queue:}, {@code topic:} and {@code skill:}. */
  Step handOver(Fields fields) {
    Prompt words = fields.node("hand-over").map(scope::prompt).orElse(Prompt.NONE);
    Prompt topic = fields.node("topic").map(scope::prompt).orElse(Prompt.NONE);
    String queue = fields.text("queue", "");
    String skill = fields.text("skill", "");
    Map<String, Set<String>> queues = scope.outside().queues();
    if (!queue.isEmpty() && !queues.isEmpty() && !queues.containsKey(queue)) {
      problem(
          fields.place("queue"),
          "there is no queue \"" + queue + "\"" + Nearest.hint(queue, queues.keySet()));
    }
    if (!skill.isEmpty() && !skill.matches(QueuesReader.WORD)) {
      problem(fields.place("skill"), "skill: \"" + skill + "\" " + QueuesReader.EXPECTED);
    } else if (!skill.isEmpty()) {
      checkSkill(fields, queue, skill);
    }
    return new Step.HandOver(words, queue, topic, skill);
  }

  /** A queue that names no skills has any. */
  private void checkSkill(Fields fields, String queue, String skill) {
    String of = queue.isEmpty() ? scope.outside().queue() : queue;
    Set<String> skills = scope.outside().queues().getOrDefault(of, Set.of());
    if (!skills.isEmpty() && !skills.contains(skill)) {
      problem(
          fields.place("skill"),
          "queue " + of + " has no skill \"" + skill + "\"" + Nearest.hint(skill, skills));
    }
  }

  /** The names that a {@code set:} block gives values to. */
  static List<String> names(YamlNode set) {
    return set instanceof YamlNode.Entries entries
        ? List.copyOf(entries.entries().keySet())
        : List.of();
  }

  private void problem(Place place, String message) {
    scope.problems().add(place, message);
  }
}
