package org.dozvon.dialog;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dozvon.call.Profile;
import org.dozvon.speech.Delivery;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Nearest;
import org.dozvon.yaml.Place;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/** Reads {@code tests/*.test.yaml}; the form is described in docs/dialogs.md. */
public final class RehearsalReader {
  private static final Map<String, Profile> PROFILES =
      Map.of(
          "standard",
          Profile.STANDARD,
          "gentle",
          Profile.GENTLE,
          "person",
          Profile.STRAIGHT_TO_PERSON);

  /** How a line may begin. */
  static final List<String> KINDS =
      List.of(
          "bot",
          "caller",
          "unclear",
          "talks-on",
          "interrupts",
          "keys",
          "silence",
          "hearing-lost",
          "route",
          "route-takes",
          "replies",
          "profile",
          "pace",
          "fails",
          "noted",
          "message",
          "person",
          "ends");

  /** What may stand beside the word that a line begins with. */
  private static final Map<String, Set<String>> BESIDE =
      Map.of(
          "caller", Set.of("sure", "waited"),
          "talks-on", Set.of("waited"),
          "keys", Set.of("waited", "gap"),
          "route", Set.of("with"),
          "profile", Set.of("reason"),
          "pace", Set.of("gain"),
          "message", Set.of("to"),
          "person", Set.of("queue", "skill"));

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Problems problems;

  public RehearsalReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads the rehearsals among a hotline's files.
   *
   * @param files path inside the hotline's folder to text
   */
  public List<Rehearsal> read(Map<String, String> files) {
    List<Rehearsal> rehearsals = new ArrayList<>();
    new TreeMap<>(files)
        .forEach(
            (path, text) -> {
              if (path.endsWith(".test.yaml")) {
                YamlNode.parse(path, text, problems)
                    .map(YamlNode::items)
                    .orElse(List.of())
                    .forEach(node -> rehearsals.add(rehearsal(node)));
              }
            });
    return rehearsals;
  }

  private Rehearsal rehearsal(YamlNode node) {
    Fields fields = node.fields(problems);
    String name = fields.text("name");
    Locale language = Locale.forLanguageTag(fields.text("language", "en"));
    Profile profile = fields.choice("profile", PROFILES, Profile.STANDARD);
    Map<String, String> known = texts(fields.fields("knows"));
    List<Rehearsal.Line> lines = new ArrayList<>();
    for (YamlNode item : fields.required("talk").map(YamlNode::items).orElse(List.of())) {
      line(item).ifPresent(lines::add);
    }
    LocalDateTime at = at(fields);
    fields.done();
    return new Rehearsal(node.place(), name, language, profile, known, at, lines);
  }

  private LocalDateTime at(Fields fields) {
    String text = fields.text("at", "");
    try {
      return text.isEmpty() ? Rehearsal.NOON : LocalDateTime.parse(text.strip().replace(' ', 'T'));
    } catch (DateTimeException e) {
      problems.add(
          fields.place("at"), "at: \"" + text + "\" (expected: day and hour, 2026-11-30 09:00)");
      return Rehearsal.NOON;
    }
  }

  private Optional<Rehearsal.Line> line(YamlNode node) {
    Fields fields = node.fields(problems);
    Map<String, YamlNode> all = fields.all();
    Optional<String> kind = KINDS.stream().filter(all::containsKey).findFirst();
    if (kind.isEmpty()) {
      problems.add(
          node.place(),
          "a line begins with one of " + String.join(", ", KINDS) + ", got " + all.keySet());
      return Optional.empty();
    }
    checkBeside(kind.get(), fields);
    Place place = fields.keyPlace(kind.get());
    YamlNode value = all.get(kind.get());
    return Optional.of(
        switch (kind.get()) {
          case "bot" -> new Rehearsal.Line.BotSays(place, value.text(problems));
          case "person" ->
              new Rehearsal.Line.Person(
                  place, fields.text("queue", ""), fields.text("skill", ""), value.text(problems));
          case "message" ->
              new Rehearsal.Line.Messaged(place, fields.text("to", ""), value.text(problems));
          case "interrupts" -> new Rehearsal.Line.Interrupts(place, value.text(problems));
          case "ends" -> new Rehearsal.Line.Ended(place);
          case "route" ->
              new Rehearsal.Line.RouteCalled(
                  place, value.text(problems), texts(fields.fields("with")));
          case "noted" -> noted(place, value);
          case "route-takes" -> new Rehearsal.Line.RouteTakes(place, time(fields, "route-takes"));
          case "profile" ->
              new Rehearsal.Line.Treated(
                  place,
                  fields.choice("profile", PROFILES, Profile.STANDARD),
                  fields.text("reason", ""));
          case "pace" ->
              new Rehearsal.Line.Speaks(
                  place,
                  new Delivery(fields.number("pace", 0.5, 1, 1), fields.number("gain", 0, 6, 0)));
          default -> input(place, kind.get(), value, fields);
        });
  }

  private void checkBeside(String kind, Fields line) {
    Set<String> known = BESIDE.getOrDefault(kind, Set.of());
    for (String name : line.all().keySet()) {
      if (!name.equals(kind) && !known.contains(name)) {
        problems.add(
            line.keyPlace(name),
            "unknown name \"" + name + "\" beside \"" + kind + "\"" + Nearest.hint(name, known));
      }
    }
  }

  private Rehearsal.Line noted(Place place, YamlNode value) {
    return texts(value.fields(problems)).entrySet().stream()
        .findFirst()
        .map(entry -> new Rehearsal.Line.Noted(place, entry.getKey(), entry.getValue()))
        .orElseGet(() -> new Rehearsal.Line.Noted(place, "", ""));
  }

  private static Duration time(Fields fields, String name) {
    return fields.duration(name, Duration.ZERO, LONGEST, Duration.ZERO);
  }

  private Rehearsal.Line input(Place place, String kind, YamlNode value, Fields fields) {
    String label =
        kind.equals("replies") ? "" : value instanceof YamlNode.Text text ? text.value() : "";
    DialogInput input =
        switch (kind) {
          case "caller" ->
              new DialogInput.Heard(
                  label, fields.number("sure", 0, 1, 0.9), time(fields, "waited"));
          case "unclear" -> new DialogInput.Heard(label, 0.1);
          case "talks-on" -> new DialogInput.TalksOn(label, time(fields, "waited"));
          case "keys" ->
              new DialogInput.Pressed(label, time(fields, "waited"), time(fields, "gap"));
          case "silence" -> new DialogInput.StayedSilent();
          case "hearing-lost" -> new DialogInput.HearingLost("no decoder");
          case "fails" -> new DialogInput.RouteFailed("", label);
          default -> new DialogInput.RouteReplied("", texts(value.fields(problems)));
        };
    String shown =
        kind.equals("caller") ? label : "(" + kind + (label.isEmpty() ? "" : " " + label) + ")";
    return new Rehearsal.Line.Input(place, shown, input);
  }

  private Map<String, String> texts(Fields fields) {
    Map<String, String> texts = new LinkedHashMap<>();
    fields.all().forEach((name, node) -> texts.put(name, node.text(problems)));
    return new HashMap<>(texts);
  }
}
