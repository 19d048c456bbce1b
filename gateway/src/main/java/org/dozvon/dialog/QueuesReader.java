package org.dozvon.dialog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Nearest;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/**
 * Reads {@code queues:} of hotline.yaml: a list of names, or names with the skills of their people.
 */
final class QueuesReader {
  /** A queue or a skill, as the dial plan may name it. */
  static final String WORD = "[A-Za-z0-9][A-Za-z0-9_-]{0,39}";

  /** What is said about one that is written otherwise. */
  static final String EXPECTED = "(expected: Latin letters, digits, hyphens, at most 40)";

  private QueuesReader() {}

  /**
   * The queues that steps may name, each with its skills; empty when the hotline lists none, and
   * then steps may name any.
   *
   * @param queue the hotline's own, which is among them
   */
  static Map<String, Set<String>> read(Fields main, String queue, Problems problems) {
    Map<String, Set<String>> queues = new LinkedHashMap<>();
    main.node("queues")
        .ifPresent(
            node -> {
              if (node instanceof YamlNode.Entries) {
                Fields block = node.fields(problems);
                block.all().forEach((name, inside) -> add(name, inside, block, queues, problems));
              } else {
                node.texts(problems).forEach(name -> queues.put(name, Set.of()));
                queues.keySet().forEach(name -> check(name, node, problems));
              }
              if (!queue.isEmpty() && !queues.containsKey(queue)) {
                problems.add(
                    main.place("queue"),
                    "\""
                        + queue
                        + "\" is not among \"queues\""
                        + Nearest.hint(queue, queues.keySet()));
              }
            });
    return queues;
  }

  private static void add(
      String name,
      YamlNode node,
      Fields block,
      Map<String, Set<String>> queues,
      Problems problems) {
    if (!name.matches(WORD)) {
      problems.add(block.keyPlace(name), "queue \"" + name + "\" " + EXPECTED);
    }
    Set<String> skills = Set.of();
    if (!(node instanceof YamlNode.Text text && text.value().isEmpty())) {
      Fields inside = node.fields(problems);
      skills = Set.copyOf(inside.texts("skills"));
      inside.done();
    }
    queues.put(name, skills);
  }

  private static void check(String name, YamlNode list, Problems problems) {
    if (!name.matches(WORD)) {
      problems.add(list.place(), "queue \"" + name + "\" " + EXPECTED);
    }
  }
}
