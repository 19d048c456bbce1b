package org.dozvon.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dozvon.keeper.Colleague;
import org.dozvon.keeper.QueueRules;
import org.dozvon.keeper.Rules;
import org.dozvon.queue.Outcome;

/**
 * Who was on line on a day, as far as their talks tell: from the first to the last one. Pure.
 *
 * @param phones by name, those with the same queues beside each other, the longest on line first
 * @param staffing share of {@code most} who were on line in each half hour
 * @param most people on line at a time
 */
record Presence(List<Seen> phones, List<Double> staffing, int most) {
  /** One phone. Times are milliseconds of the day. */
  record Seen(String phone, Set<String> queues, long from, long to) {
    private Seen and(Seen other) {
      Set<String> all = new TreeSet<>(queues);
      all.addAll(other.queues);
      return new Seen(phone, all, Math.min(from, other.from), Math.max(to, other.to));
    }
  }

  static Presence of(List<Outcome> outcomes, Instant midnight) {
    Map<String, Seen> seen = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Talk talk && !talk.phone().isEmpty()) {
        long end = Duration.between(midnight, talk.at()).toMillis();
        Seen one =
            new Seen(
                talk.phone(),
                Set.of(talk.queue()),
                end - talk.talked().toMillis(),
                end + talk.wrapUp().toMillis());
        seen.merge(talk.phone(), one, Seen::and);
      }
    }
    List<Seen> phones = new ArrayList<>(seen.values());
    phones.sort(
        Comparator.comparing((Seen one) -> String.join(" ", one.queues()))
            .thenComparing(one -> one.from() - one.to())
            .thenComparing(Seen::phone));
    int[] onLine = new int[DayPlan.SLOTS];
    for (int slot = 0; slot < onLine.length; slot++) {
      onLine[slot] = onLine(phones, slot);
    }
    int most = java.util.Arrays.stream(onLine).max().orElse(0);
    List<Double> staffing = new ArrayList<>();
    for (int people : onLine) {
      staffing.add(most == 0 ? 0.0 : people / (double) most);
    }
    return new Presence(phones, staffing, most);
  }

  /** People of a half hour: their minutes in it, rounded up to whole people. */
  private static int onLine(Collection<Seen> phones, int slot) {
    long from = slot * DayPlan.SLOT;
    long to = from + DayPlan.SLOT;
    long time =
        phones.stream()
            .mapToLong(p -> Math.max(0, Math.min(to, p.to) - Math.max(from, p.from)))
            .sum();
    return (int) Math.ceil(time / (double) DayPlan.SLOT - 1e-9);
  }

  /** Those with the same queues. */
  List<DayPlan.Group> groups() {
    List<DayPlan.Group> groups = new ArrayList<>();
    sets()
        .forEach(
            (queues, number) -> {
              Map<String, Integer> penalties = new HashMap<>();
              queues.forEach(queue -> penalties.put(queue, 0));
              groups.add(
                  new DayPlan.Group(
                      "g" + groups.size(), number / (double) phones.size(), 0, penalties));
            });
    return groups;
  }

  private Map<Set<String>, Integer> sets() {
    Map<Set<String>, Integer> sets = new LinkedHashMap<>();
    phones.forEach(phone -> sets.merge(phone.queues(), 1, Integer::sum));
    return sets;
  }

  /** The rules, whose members are called as the simulation calls the same people. */
  Rules renamed(Rules rules) {
    Map<String, String> names = names();
    Map<String, QueueRules> queues = new LinkedHashMap<>();
    rules.queues().forEach((name, own) -> queues.put(name, renamed(own, names)));
    return new Rules(rules.mode(), queues);
  }

  private Map<String, String> names() {
    List<Set<String>> sets = List.copyOf(sets().keySet());
    Map<Integer, Integer> given = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    for (Seen phone : phones) {
      int group = sets.indexOf(phone.queues());
      names.put(phone.phone(), "Sim/g" + group + "-" + given.merge(group, 1, Integer::sum));
    }
    return names;
  }

  private static QueueRules renamed(QueueRules own, Map<String, String> names) {
    List<Colleague> members =
        own.members().stream()
            .map(
                c ->
                    new Colleague(
                        names.getOrDefault(c.phone(), c.phone()),
                        c.name(),
                        c.level(),
                        c.skills(),
                        c.helps()))
            .toList();
    return new QueueRules(
        own.target(),
        own.formula(),
        own.clock(),
        own.talk(),
        own.promise(),
        own.hours(),
        members,
        own.reserve(),
        own.priorities(),
        own.mostPerMinute(),
        own.ladder(),
        own.callBack());
  }
}
