package org.dozvon.keeper;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Nearest;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/** Reads {@code ladder:} of a queue in queues.yaml. */
final class LadderReader {
  private static final Pattern TRIGGER = Pattern.compile("([a-z-]+)\\s+(over|under)\\s+(\\S+)");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2})?)%");
  private static final Pattern COUNT = Pattern.compile("\\d{1,6}");
  private static final List<String> ACTS =
      List.of(
          "raise-priority",
          "widen",
          "overflow",
          "comfort",
          "offer-call-back",
          "alarm",
          "advise-bot");
  private static final Map<String, Advice> ADVICE =
      Map.of(
          "more-self-service", Advice.MORE_SELF_SERVICE, "person-at-once", Advice.PERSON_AT_ONCE);
  private static final Duration DAY = Duration.ofHours(24);

  private final String overflow;
  private final Problems problems;
  private final Set<String> names = new HashSet<>();

  /**
   * @param overflow where callers go when a rung does not say; may be empty
   */
  LadderReader(String overflow, Problems problems) {
    this.overflow = overflow;
    this.problems = problems;
  }

  List<Rung> read(YamlNode ladder) {
    List<Rung> rungs = new ArrayList<>();
    for (YamlNode item : ladder.items()) {
      rung(item.fields(problems), rungs.size() + 1).ifPresent(rungs::add);
    }
    return rungs;
  }

  private Optional<Rung> rung(Fields fields, int number) {
    List<Trigger> when = new ArrayList<>();
    fields
        .required("when")
        .ifPresent(node -> node.items().forEach(each -> trigger(each).ifPresent(when::add)));
    Optional<Act> act = fields.required("do").flatMap(node -> act(node, fields));
    Optional<Trigger> until = fields.node("until").flatMap(this::trigger);
    String name = fields.text("name", act.map(Act::word).orElse("") + " " + number);
    if (!names.add(name)) {
      problems.add(fields.place("name"), "the name \"" + name + "\" is there twice");
    }
    Duration zero = Duration.ZERO;
    Optional<Rung> rung =
        act.filter(a -> !when.isEmpty())
            .map(
                a ->
                    new Rung(
                        name,
                        when,
                        until.orElseGet(() -> Rung.margin(when.getFirst())),
                        a,
                        fields.duration("hold", zero, DAY, Rung.usualHold(a)),
                        fields.duration("least", zero, DAY, Duration.ofSeconds(60)),
                        fields.duration("every", zero, DAY, Rung.usualEvery(a)),
                        fields.integer("most-per-minute", 1, 6000, Rung.usualMost(a))));
    if (rung.isPresent()) {
      fields.done();
      new RungCheck(rung.get(), fields, problems).check();
    }
    return rung;
  }

  private Optional<Trigger> trigger(YamlNode node) {
    String text = node.text(problems).strip();
    Matcher matcher = TRIGGER.matcher(text);
    Map<String, Trigger.Figure> figures = new LinkedHashMap<>();
    for (Trigger.Figure figure : Trigger.Figure.values()) {
      figures.put(figure.word(), figure);
    }
    if (!matcher.matches()) {
      problems.add(
          node.place(), "\"" + text + "\" (expected: such as level under 80%, wait over 45s)");
      return Optional.empty();
    }
    Trigger.Figure figure = figures.get(matcher.group(1));
    if (figure == null) {
      problems.add(
          node.place(),
          "there is no figure \""
              + matcher.group(1)
              + "\""
              + Nearest.hint(matcher.group(1), figures.keySet()));
      return Optional.empty();
    }
    Trigger.Side side = Trigger.Side.valueOf(matcher.group(2).toUpperCase(Locale.ROOT));
    Optional<Double> value = value(figure.unit(), matcher.group(3));
    if (value.isEmpty()) {
      problems.add(
          node.place(),
          figure.word() + ": \"" + matcher.group(3) + "\" (expected: " + form(figure.unit()) + ")");
    }
    return value.map(v -> new Trigger(figure, side, v));
  }

  private static Optional<Double> value(Trigger.Unit unit, String text) {
    return switch (unit) {
      case SHARE -> {
        Matcher percent = PERCENT.matcher(text);
        yield percent.matches()
            ? Optional.of(Double.parseDouble(percent.group(1)) / 100)
            : Optional.empty();
      }
      case SECONDS -> Fields.parseDuration(text).map(time -> time.toMillis() / 1000.0);
      case COUNT ->
          COUNT.matcher(text).matches() ? Optional.of(Double.parseDouble(text)) : Optional.empty();
    };
  }

  private static String form(Trigger.Unit unit) {
    return switch (unit) {
      case SHARE -> "such as 80%";
      case SECONDS -> "such as 20s or 2m";
      case COUNT -> "a whole number";
    };
  }

  private Optional<Act> act(YamlNode node, Fields fields) {
    String[] words = node.text(problems).strip().split("\\s+");
    String rest = String.join(" ", List.of(words).subList(1, words.length));
    return switch (words[0]) {
      case "raise-priority" ->
          bare(node, rest, new Act.RaisePriority(fields.integer("points", 1, 1000, 12)));
      case "widen" -> bare(node, rest, new Act.Widen(fields.integer("helpers", 0, 200, 3)));
      case "comfort" -> bare(node, rest, new Act.Comfort());
      case "offer-call-back" -> bare(node, rest, new Act.OfferCallBack());
      case "alarm" -> bare(node, rest, new Act.Alarm());
      case "overflow" -> Optional.of(new Act.Overflow(to(node, rest)));
      case "advise-bot" -> advice(node, rest);
      default -> {
        problems.add(node.place(), "do: \"" + words[0] + "\"" + Nearest.hint(words[0], ACTS));
        yield Optional.empty();
      }
    };
  }

  private Optional<Act> bare(YamlNode node, String rest, Act act) {
    if (!rest.isEmpty()) {
      problems.add(node.place(), act.word() + ": \"" + rest + "\" (expected: nothing more)");
    }
    return Optional.of(act);
  }

  private String to(YamlNode node, String rest) {
    if (rest.startsWith("to ")) {
      return rest.substring(3).strip();
    }
    if (!rest.isEmpty() || overflow.isEmpty()) {
      problems.add(node.place(), "overflow: where to? (expected: overflow to QUEUE)");
    }
    return overflow;
  }

  private Optional<Act> advice(YamlNode node, String word) {
    if (!ADVICE.containsKey(word)) {
      problems.add(
          node.place(),
          "advise-bot: \"" + word + "\" (expected: more-self-service or person-at-once)");
    }
    return Optional.ofNullable(ADVICE.get(word)).map(Act.AdviseBot::new);
  }
}
