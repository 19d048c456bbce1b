package org.dozvon.phonebank.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/**
 * One call as it is to go: who calls, what the caller does, what is to come of it.
 *
 * @param dials the extension
 */
public record Scenario(
    String name,
    String language,
    String number,
    String dials,
    String voice,
    List<Step> steps,
    Expected expected) {

  /** What the caller does next. */
  public sealed interface Step {
    /** Waits for the bot to finish, then says a recorded line. */
    record Say(String line) implements Step {}

    /** Says a recorded line while the bot speaks. */
    record Interrupt(String line) implements Step {}

    /** Waits for the bot to finish, then presses keys. */
    record Press(String keys) implements Step {}

    /** Presses keys while the bot speaks. */
    record PressAtOnce(String keys) implements Step {}

    /** Does nothing for a while. */
    record Silent(Duration length) implements Step {}

    /** Plays a noise. */
    record Noise(String sound) implements Step {}

    /** Hangs up. */
    record HangUp() implements Step {}
  }

  /**
   * What is to come of it; empty parts are not looked at.
   *
   * @param result {@code served}, {@code handed-over} or {@code abandoned}
   */
  public record Expected(
      String result,
      String queue,
      String intent,
      List<String> routes,
      Map<String, String> values,
      List<String> said) {}

  /** Reads every scenario of a folder's languages, in order of language and name. */
  public static List<Scenario> all(Path folder, Problems problems) throws IOException {
    List<Scenario> scenarios = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder, 2)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        String language = file.getParent().getFileName().toString();
        String name = language + "/" + file.getFileName().toString().replace(".yaml", "");
        YamlNode.parse(name + ".yaml", Files.readString(file), problems)
            .map(node -> read(name, language, node.fields(problems), problems))
            .ifPresent(scenarios::add);
      }
    }
    return scenarios;
  }

  private static Scenario read(String name, String language, Fields fields, Problems problems) {
    List<Step> steps = new ArrayList<>();
    fields
        .required("steps")
        .map(YamlNode::items)
        .orElse(List.of())
        .forEach(node -> steps.add(step(node.fields(problems), problems)));
    Fields expect = fields.fields("expect");
    Map<String, String> values = new LinkedHashMap<>();
    expect.fields("values").all().forEach((key, node) -> values.put(key, node.text(problems)));
    Expected expected =
        new Expected(
            expect.text("result"),
            expect.text("queue", ""),
            expect.text("intent", ""),
            expect.texts("routes"),
            values,
            expect.texts("said"));
    expect.done();
    Scenario scenario =
        new Scenario(
            name,
            language,
            fields.text("caller"),
            fields.text("dials", language.equals("ru") ? "201" : "200"),
            fields.text("voice", "woman"),
            List.copyOf(steps),
            expected);
    fields.done();
    return scenario;
  }

  private static Step step(Fields fields, Problems problems) {
    String say = fields.text("say", "");
    String interrupt = fields.text("interrupt", "");
    String press = fields.text("press", "");
    String pressAtOnce = fields.text("press-at-once", "");
    String noise = fields.text("noise", "");
    Duration silent =
        fields.duration("silent", Duration.ZERO, Duration.ofMinutes(2), Duration.ZERO);
    boolean hangUp = fields.flag("hang-up", false);
    fields.done();
    if (!say.isEmpty()) {
      return new Step.Say(say);
    } else if (!interrupt.isEmpty()) {
      return new Step.Interrupt(interrupt);
    } else if (!press.isEmpty()) {
      return new Step.Press(press);
    } else if (!pressAtOnce.isEmpty()) {
      return new Step.PressAtOnce(pressAtOnce);
    } else if (!noise.isEmpty()) {
      return new Step.Noise(noise);
    } else if (!hangUp && silent.isZero()) {
      problems.add(
          fields.place(),
          "a step has one of say, interrupt, press, press-at-once, noise, silent, hang-up");
    }
    return hangUp ? new Step.HangUp() : new Step.Silent(silent);
  }
}
