package org.dozvon.simulation;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Nearest;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/** Reads a day's file; shares stand in per cent there. Mistakes are noted, all of them at once. */
public final class DayPlanReader {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Problems problems;
  private final Times times;

  /** Notes mistakes here. */
  public DayPlanReader(Problems problems) {
    this.problems = problems;
    this.times = new Times(problems);
  }

  /** The day; empty when the file has mistakes. */
  public Optional<DayPlan> read(String name, String file, String text) {
    Optional<DayPlan> plan =
        YamlNode.parse(file, text, problems).map(node -> plan(name, node.fields(problems)));
    return problems.isEmpty() ? plan : Optional.empty();
  }

  private DayPlan plan(String name, Fields fields) {
    List<Double> profile = slots(fields, "profile");
    double sum = profile.stream().mapToDouble(Double::doubleValue).sum();
    if (Math.abs(sum - 1) > 0.005) {
      problems.add(
          fields.place("profile"),
          String.format(Locale.ROOT, "profile: %.1f per cent in all (expected: 100)", sum * 100));
    }
    DayPlan plan =
        new DayPlan(
            name,
            fields.integer("persons", 1, 1_000_000, 35_000),
            profile,
            factors(fields),
            times.read(fields, "patience", new Distribution.Exponential(MINUTE.multipliedBy(5))),
            times.read(fields, "talk", new Distribution.LogNormal(SECOND.multipliedBy(160), 0.8)),
            times.read(fields, "wrap-up", new Distribution.LogNormal(SECOND.multipliedBy(20), 0.6)),
            times.read(fields, "pick-up", new Distribution.Fixed(SECOND.multipliedBy(3))),
            share(fields, "unanswered", 0),
            bot(fields.fields("bot")),
            gentle(fields.fields("gentle")),
            callBacks(fields.fields("call-backs")),
            slots(fields, "staffing"),
            fields.integer("least", 1, 1000, 1),
            dips(fields),
            outages(fields),
            queues(fields),
            groups(fields));
    fields.done();
    known(fields.fields("people"), plan);
    return plan;
  }

  private void known(Fields people, DayPlan plan) {
    Set<String> names =
        plan.queues().stream().map(queue -> queue.settings().name()).collect(Collectors.toSet());
    for (DayPlan.Group group : plan.groups()) {
      group.penalties().keySet().stream()
          .filter(queue -> !names.contains(queue))
          .sorted()
          .forEach(
              queue ->
                  problems.add(
                      people.keyPlace(group.name()),
                      "the people \"%s\" work for a queue \"%s\" that is not among the queues%s"
                          .formatted(group.name(), queue, Nearest.hint(queue, names))));
    }
  }

  private List<Double> slots(Fields fields, String name) {
    List<Double> values = new ArrayList<>();
    fields
        .required(name)
        .ifPresent(node -> node.items().forEach(item -> values.add(percent(name, item))));
    if (values.size() != DayPlan.SLOTS) {
      problems.add(
          fields.place(name),
          name + ": " + values.size() + " values (expected: 48, one for each half hour)");
      return Collections.nCopies(DayPlan.SLOTS, 1.0 / DayPlan.SLOTS);
    }
    return values;
  }

  private double percent(String name, YamlNode node) {
    String text = node.text(problems);
    try {
      double value = Double.parseDouble(text.strip());
      if (value >= 0 && value <= 200) {
        return value / 100;
      }
    } catch (NumberFormatException e) {
      // reported below, like a number out of range
    }
    problems.add(node.place(), name + ": \"" + text + "\" (expected: a number 0..200)");
    return 0;
  }

  private Map<String, Double> factors(Fields fields) {
    Map<String, Double> factors = new LinkedHashMap<>();
    Fields block = fields.fields("weekdays");
    block.all().keySet().forEach(day -> factors.put(day, block.number(day, 0, 10, 1)));
    return factors;
  }

  private static double share(Fields fields, String name, double otherwise) {
    return fields.number(name, 0, 100, otherwise) / 100;
  }

  private DayPlan.Bot bot(Fields fields) {
    DayPlan.Bot bot =
        new DayPlan.Bot(
            Math.min(0.95, share(fields, "keeps", 0)),
            times.read(fields, "time", new Distribution.Fixed(SECOND.multipliedBy(45))),
            share(fields, "more", 0),
            share(fields, "fewer", 0),
            fields.number("shorter", 0, 1, 1));
    fields.done();
    return bot;
  }

  private static DayPlan.Gentle gentle(Fields fields) {
    DayPlan.Gentle gentle =
        new DayPlan.Gentle(
            share(fields, "share", 0),
            share(fields, "straight", 0),
            fields.duration("greeting", Duration.ZERO, MINUTE, SECOND.multipliedBy(2)));
    fields.done();
    return gentle;
  }

  private static DayPlan.CallBacks callBacks(Fields fields) {
    DayPlan.CallBacks habits =
        new DayPlan.CallBacks(
            share(fields, "accepted", 0),
            share(fields, "reached", 100),
            fields.duration("dialling", Duration.ZERO, MINUTE, SECOND.multipliedBy(12)));
    fields.done();
    return habits;
  }

  private List<DayPlan.Dip> dips(Fields fields) {
    return blocks(fields, "dips").stream()
        .map(f -> new DayPlan.Dip(time(f, "from"), time(f, "to"), share(f, "away", 0)))
        .toList();
  }

  private List<DayPlan.Outage> outages(Fields fields) {
    Map<String, DayPlan.Outage.Kind> kinds =
        Map.of("trunk", DayPlan.Outage.Kind.TRUNK, "gateway", DayPlan.Outage.Kind.GATEWAY);
    return blocks(fields, "outages").stream()
        .map(
            f ->
                new DayPlan.Outage(
                    time(f, "from"),
                    time(f, "to"),
                    f.choice("kind", kinds, DayPlan.Outage.Kind.TRUNK),
                    share(f, "again", 0),
                    f.duration("within", SECOND, HOUR, MINUTE.multipliedBy(5))))
        .toList();
  }

  private List<Fields> blocks(Fields fields, String name) {
    return fields
        .node(name)
        .map(node -> node.items().stream().map(item -> item.fields(problems)).toList())
        .orElse(List.of());
  }

  private LocalTime time(Fields fields, String name) {
    String text = fields.text(name);
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException e) {
      problems.add(
          fields.place(name), name + ": \"" + text + "\" (expected: a time such as \"13:30\")");
      return LocalTime.MIDNIGHT;
    }
  }

  private List<DayPlan.Queue> queues(Fields fields) {
    List<DayPlan.Queue> queues = new ArrayList<>();
    Fields block = fields.fields("queues");
    block
        .all()
        .forEach(
            (name, node) -> {
              Fields inside = node.fields(problems);
              QueueSettings settings =
                  QueueSettings.shipped(name, inside.integer("weight", 0, 1000, 0));
              queues.add(new DayPlan.Queue(settings, share(inside, "share", 0)));
              inside.done();
            });
    if (queues.isEmpty()) {
      problems.add(fields.place("queues"), "queues: none (expected: at least one)");
    }
    return queues;
  }

  private List<DayPlan.Group> groups(Fields fields) {
    List<DayPlan.Group> groups = new ArrayList<>();
    Fields block = fields.fields("people");
    block.all().forEach((name, node) -> groups.add(group(name, node.fields(problems))));
    if (groups.stream().noneMatch(g -> g.count() == 0)) {
      problems.add(
          fields.place("people"), "people: no group with a share (expected: at least one)");
    }
    return groups;
  }

  private static DayPlan.Group group(String name, Fields fields) {
    Map<String, Integer> penalties = new LinkedHashMap<>();
    Fields queues = fields.fields("queues");
    queues.all().keySet().forEach(q -> penalties.put(q, queues.integer(q, 0, 1000, 0)));
    DayPlan.Group group =
        new DayPlan.Group(
            name, share(fields, "share", 0), fields.integer("count", 0, 1000, 0), penalties);
    fields.done();
    return group;
  }
}
