package org.dozvon.phonebank.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/** Reads scenario files: {@code LANGUAGE/NAME.yaml}. */
public final class ScenarioReader {
  private static final Duration NEVER = Duration.ZERO;
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Map<String, String> RESULTS =
      Map.of("served", "served", "handed-over", "handed-over", "abandoned", "abandoned");

  private final Problems problems;

  private ScenarioReader(Problems problems) {
    this.problems = problems;
  }

  /** Reads every scenario of a folder's languages, in order of language and name. */
  public static List<Scenario> all(Path folder, Problems problems) throws IOException {
    List<Scenario> scenarios = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder, 2)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        String language = file.getParent().getFileName().toString();
        String name = language + "/" + file.getFileName().toString().replaceFirst("\\.yaml$", "");
        read(name, Files.readString(file), problems).ifPresent(scenarios::add);
      }
    }
    return scenarios;
  }

  /** Reads one scenario; empty when the text is not YAML at all. */
  static Optional<Scenario> read(String name, String text, Problems problems) {
    return YamlNode.parse(name + ".yaml", text, problems)
        .map(node -> new ScenarioReader(problems).scenario(name, node.fields(problems)));
  }

  private Scenario scenario(String name, Fields fields) {
    String language = name.substring(0, name.indexOf('/'));
    Scenario scenario =
        new Scenario(
            name,
            fields.text("about"),
            language,
            fields.text("caller"),
            fields.text("dials", language.equals("ru") ? "201" : "200"),
            fields.text("voice", "woman"),
            fields.required("steps").map(YamlNode::items).orElse(List.of()).stream()
                .map(node -> step(node.fields(problems)))
                .flatMap(Optional::stream)
                .toList(),
            expected(fields.fields("expect")));
    fields.done();
    return scenario;
  }

  private Scenario.Expected expected(Fields expect) {
    Map<String, String> values = new LinkedHashMap<>();
    expect.fields("values").all().forEach((key, node) -> values.put(key, node.text(problems)));
    Scenario.Expected expected =
        new Scenario.Expected(
            expect.choice("result", RESULTS, "served"),
            expect.text("queue", ""),
            expect.text("intent", ""),
            expect.text("profile", ""),
            expect.text("reason", ""),
            expect.texts("routes"),
            values,
            expect.texts("said"),
            expect.duration("person-within", Duration.ofSeconds(1), LONG, NEVER),
            expect.duration("person-within-of-answer", Duration.ofSeconds(1), LONG, NEVER));
    expect.done();
    return expected;
  }

  private Optional<Scenario.Step> step(Fields fields) {
    List<Scenario.Step> steps = new ArrayList<>();
    add(steps, fields, "say", Scenario.Step.Say::new);
    add(steps, fields, "interrupt", Scenario.Step.Interrupt::new);
    add(steps, fields, "press", Scenario.Step.Press::new);
    add(steps, fields, "press-at-once", Scenario.Step.PressAtOnce::new);
    add(steps, fields, "noise", Scenario.Step.Noise::new);
    List<String> lines = fields.texts("talk-over");
    if (!lines.isEmpty()) {
      steps.add(new Scenario.Step.TalkOver(lines));
    }
    Duration silent = fields.duration("silent", Duration.ofMillis(100), LONG, NEVER);
    if (!silent.equals(NEVER)) {
      steps.add(new Scenario.Step.Silent(silent));
    }
    if (fields.flag("hang-up", false)) {
      steps.add(new Scenario.Step.HangUp());
    }
    fields.done();
    if (steps.size() != 1) {
      problems.add(
          fields.place(),
          "a step is one of say, interrupt, talk-over, press, press-at-once, noise, silent,"
              + " hang-up");
    }
    return steps.stream().findFirst();
  }

  private static void add(
      List<Scenario.Step> steps, Fields fields, String name, Function<String, Scenario.Step> make) {
    String value = fields.text(name, "");
    if (!value.isEmpty()) {
      steps.add(make.apply(value));
    }
  }
}
