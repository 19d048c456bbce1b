package org.dozvon.keeper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Nearest;
import org.dozvon.yaml.Place;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/** Reads {@code members:} of a queue in queues.yaml. */
final class PeopleReader {
  private static final String PHONE = "[A-Za-z][A-Za-z0-9]*/[^\\s,;|]{1,80}";

  private final KnownQueues known;
  private final Problems problems;

  PeopleReader(KnownQueues known, Problems problems) {
    this.known = known;
    this.problems = problems;
  }

  List<Colleague> read(String queue, Fields fields) {
    List<Colleague> people = new ArrayList<>();
    Fields members = fields.fields("members");
    members
        .all()
        .forEach(
            (phone, node) -> {
              if (!phone.matches(PHONE)) {
                problems.add(
                    members.keyPlace(phone),
                    "member \"" + phone + "\" (expected: a phone such as PJSIP/101)");
              }
              people.add(member(queue, phone, node));
            });
    return people;
  }

  private Colleague member(String queue, String phone, YamlNode node) {
    if (node instanceof YamlNode.Text text && text.value().isEmpty()) {
      return new Colleague(phone, phone, 0, Set.of(), Map.of());
    }
    Fields fields = node.fields(problems);
    String name = fields.text("name", phone);
    int level = level(fields, "level");
    fields
        .node("skills")
        .ifPresent(skills -> skills.items().forEach(skill -> checkSkill(queue, skill)));
    Set<String> skills = Set.copyOf(fields.texts("skills"));
    Map<String, Integer> helps = new LinkedHashMap<>();
    fields.node("helps").ifPresent(where -> helps(queue, where, helps));
    fields.done();
    return new Colleague(phone, name, level, skills, helps);
  }

  private void helps(String home, YamlNode node, Map<String, Integer> helps) {
    if (node instanceof YamlNode.Entries) {
      Fields queues = node.fields(problems);
      for (String queue : queues.all().keySet()) {
        helps.put(queue, level(queues, queue));
        checkQueue(home, queue, queues.keyPlace(queue));
      }
      return;
    }
    for (YamlNode item : node.items()) {
      String queue = item.text(problems);
      helps.put(queue, 0);
      checkQueue(home, queue, item.place());
    }
  }

  private int level(Fields fields, String name) {
    return fields.integer(name, 0, Reserve.PENALTY - 1, 0);
  }

  private void checkQueue(String home, String queue, Place place) {
    if (queue.equals(home)) {
      problems.add(place, "helps: \"" + queue + "\" is the own queue");
    } else if (!known.has(queue)) {
      problems.add(
          place,
          "hotline.yaml has no queue \""
              + queue
              + "\""
              + Nearest.hint(queue, known.skills().keySet()));
    }
  }

  /** Only where hotline.yaml names the skills of the queue. */
  private void checkSkill(String queue, YamlNode node) {
    Set<String> there = known.skills().getOrDefault(queue, Set.of());
    String skill = node.text(problems);
    if (!there.isEmpty() && !there.contains(skill)) {
      problems.add(
          node.place(),
          "hotline.yaml has no skill \""
              + skill
              + "\" for \""
              + queue
              + "\""
              + Nearest.hint(skill, there));
    }
  }
}
