package org.dozvon.keeper;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.callback.CallBackRulesReader;
import org.dozvon.queue.PriorityReason;
import org.dozvon.queue.ServiceLevelFormula;
import org.dozvon.queue.ServiceTarget;
import org.dozvon.queue.WaitClock;
import org.dozvon.timetable.TimetableReader;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Nearest;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/**
 * Makes {@link Rules} of queues.yaml; every mistake is told with its place. The language of the
 * file is described in docs/queues.md.
 */
public final class RulesReader {
  /** The file, in a hotline's folder. */
  public static final String FILE = "queues.yaml";

  private static final Pattern ANSWER =
      Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2})?)\\s*%\\s+within\\s+(\\S+)");
  private static final Pattern PROMISE =
      Pattern.compile("nobody\\s+waits\\s+over\\s+(\\S+)\\s+without\\s+a\\s+choice");
  private static final Duration DAY = Duration.ofHours(24);

  private final KnownQueues known;
  private final ZoneId zone;
  private final Problems problems;

  /**
   * A reading.
   *
   * @param zone of files that name none
   */
  public RulesReader(KnownQueues known, ZoneId zone, Problems problems) {
    this.known = known;
    this.zone = zone;
    this.problems = problems;
  }

  /** The rules of a hotline's file; those of a file with problems are not to be used. */
  public Rules read(String text) {
    return read(FILE, text);
  }

  /** The same of a file that is elsewhere, which is named where it is wrong. */
  public Rules read(String file, String text) {
    return YamlNode.parse(file, text, problems)
        .map(node -> read(node.fields(problems)))
        .orElse(Rules.NONE);
  }

  private Rules read(Fields file) {
    Rules.Mode mode =
        file.choice(
            "mode", Map.of("act", Rules.Mode.ACT, "dry-run", Rules.Mode.DRY_RUN), Rules.Mode.ACT);
    ZoneId place = zone(file);
    Fields queues = file.fields("queues");
    if (queues.all().isEmpty()) {
      problems.add(queues.place(), "\"queues\" is missing: which queues are kept?");
    }
    Map<String, QueueRules> rules = new LinkedHashMap<>();
    queues
        .all()
        .forEach(
            (name, node) -> {
              if (!known.has(name)) {
                problems.add(
                    queues.keyPlace(name),
                    "hotline.yaml has no queue \""
                        + name
                        + "\""
                        + Nearest.hint(name, known.skills().keySet()));
              }
              rules.put(name, queue(name, node, place));
            });
    file.done();
    Rules read = new Rules(mode, rules);
    new RulesCheck(read, queues, problems).check();
    return read;
  }

  private ZoneId zone(Fields file) {
    String named = file.text("time-zone", "");
    try {
      return named.isEmpty() ? zone : ZoneId.of(named);
    } catch (DateTimeException e) {
      problems.add(
          file.place("time-zone"),
          "time-zone: \"" + named + "\" (expected: a zone such as Europe/Moscow)");
      return zone;
    }
  }

  /** A queue with nothing below it goes by the defaults. */
  private QueueRules queue(String name, YamlNode node, ZoneId place) {
    if (node instanceof YamlNode.Text text && text.value().isEmpty()) {
      return QueueRules.DEFAULT;
    }
    QueueRules usual = QueueRules.DEFAULT;
    Fields queue = node.fields(problems);
    String overflow = queue.text("overflow", "");
    QueueRules read =
        new QueueRules(
            target(queue),
            formula(queue),
            clock(queue),
            queue.duration("talk", Duration.ofSeconds(1), Duration.ofHours(2), usual.talk()),
            promise(queue),
            queue.node("hours").map(hours -> hours(hours.fields(problems), place)),
            new PeopleReader(known, problems).read(name, queue),
            queue.integer("reserve", 0, 50, 0),
            priorities(queue.fields("priorities")),
            queue.integer("most-per-minute", 1, 6000, usual.mostPerMinute()),
            queue
                .node("ladder")
                .map(ladder -> new LadderReader(overflow, problems).read(ladder))
                .orElse(usual.ladder()),
            CallBackRulesReader.read(queue.fields("call-back")));
    queue.done();
    return read;
  }

  private OpenHours hours(Fields hours, ZoneId place) {
    OpenHours read = new OpenHours(place, new TimetableReader(problems).read(hours));
    hours.done();
    return read;
  }

  private ServiceTarget target(Fields queue) {
    ServiceTarget usual = ServiceTarget.DEFAULT;
    Duration brief =
        queue.duration(
            "short-abandon", Duration.ZERO, Duration.ofMinutes(10), usual.shortAbandon());
    String answer = queue.text("answer", "");
    double share = usual.share();
    Duration within = usual.within();
    if (!answer.isEmpty()) {
      Matcher matcher = ANSWER.matcher(answer.strip());
      Optional<Duration> time =
          matcher.matches() ? Fields.parseDuration(matcher.group(2)) : Optional.empty();
      if (time.isEmpty() || !isShare(matcher.group(1))) {
        problems.add(
            queue.place("answer"), "answer: \"" + answer + "\" (expected: such as 80% within 20s)");
      } else {
        share = Double.parseDouble(matcher.group(1)) / 100;
        within = time.get();
      }
    }
    if (brief.compareTo(within) >= 0) {
      problems.add(
          queue.place("short-abandon"),
          "short-abandon: "
              + Words.time(brief)
              + " is not below the "
              + Words.time(within)
              + " of \"answer\": nobody who hung up would ever count");
    }
    return new ServiceTarget(share, within, brief);
  }

  private static boolean isShare(String percent) {
    double share = Double.parseDouble(percent);
    return share > 0 && share <= 100;
  }

  private ServiceLevelFormula formula(Fields queue) {
    Map<String, ServiceLevelFormula> words = new LinkedHashMap<>();
    for (ServiceLevelFormula formula : ServiceLevelFormula.values()) {
      words.put(formula.word(), formula);
    }
    return queue.choice("formula", words, ServiceLevelFormula.DEFAULT);
  }

  private static WaitClock clock(Fields queue) {
    Map<String, WaitClock> words = new LinkedHashMap<>();
    for (WaitClock clock : WaitClock.values()) {
      words.put(clock.word(), clock);
    }
    return queue.choice("clock", words, WaitClock.SINCE_ASKED);
  }

  private Optional<Duration> promise(Fields queue) {
    String text = queue.text("promise", "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = PROMISE.matcher(text.strip());
    Optional<Duration> time =
        matcher.matches() ? Fields.parseDuration(matcher.group(1)) : Optional.empty();
    if (time.filter(t -> t.isPositive() && t.compareTo(DAY) <= 0).isEmpty()) {
      problems.add(
          queue.place("promise"),
          "promise: \"" + text + "\" (expected: nobody waits over 2m without a choice)");
      return Optional.empty();
    }
    return time;
  }

  private Priorities priorities(Fields fields) {
    Priorities usual = Priorities.DEFAULT;
    int atMost = fields.integer("at-most", 0, 1000, usual.atMost());
    Map<PriorityReason.Kind, Integer> points = new EnumMap<>(PriorityReason.Kind.class);
    for (PriorityReason.Kind kind : PriorityReason.Kind.values()) {
      String word = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
      int unsaid = Math.min(atMost, usual.points().getOrDefault(kind, 0));
      int value = fields.integer(word, 0, 1000, unsaid);
      points.put(kind, value);
      if (value > atMost) {
        problems.add(
            fields.place(word), word + ": " + value + " points are over \"at-most\": " + atMost);
      }
    }
    Duration aging =
        fields.duration("a-point-is", Duration.ofSeconds(1), Duration.ofMinutes(10), usual.aging());
    fields.done();
    return new Priorities(points, atMost, aging);
  }
}
