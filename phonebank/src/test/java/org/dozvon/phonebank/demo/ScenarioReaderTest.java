package org.dozvon.phonebank.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.Test;

class ScenarioReaderTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private final Problems problems = new Problems();

  @Test
  void aCallHasStepsAndWhatIsExpected() {
    Scenario call =
        read("""
        about: "A test."
        caller: "+7495"
        voice: old
        steps:
          - say: balance-1
          - talk-over: [a, b]
          - silent: 2s
          - hang-up: yes
        expect: {result: abandoned, person-within: 5s, person-within-of-answer: 20s, reason: born}
        """)
            .orElseThrow();

    assertThat(problems.toString()).isEmpty();
    assertThat(call.dials()).isEqualTo("200");
    assertThat(call.steps())
        .containsExactly(
            new Scenario.Step.Say("balance-1"),
            new Scenario.Step.TalkOver(List.of("a", "b")),
            new Scenario.Step.Silent(Duration.ofSeconds(2)),
            new Scenario.Step.HangUp());
    assertThat(call.expected().personWithin()).isEqualTo(Duration.ofSeconds(5));
    assertThat(call.expected().personWithinOfAnswer()).isEqualTo(Duration.ofSeconds(20));
    assertThat(call.expected().reason()).isEqualTo("born");
    assertThat(call.isCalled("test")).isTrue();
    assertThat(call.isCalled("st")).isFalse();
  }

  @Test
  void aWrongNameGetsTheNearestWithItsLanguage() throws Exception {
    List<Scenario> all = ScenarioReader.all(ROOT.resolve("phonebank/scenarios"), problems);

    assertThat(Scenario.hint("balanse", all)).contains("did you mean \"en/balance\"?");
  }

  @Test
  void mistakesAreToldWithTheirPlace() {
    read(
        """
        about: "A test."
        caller: "+7495"
        steps:
          - sai: balance-1
          - {say: a, press: "1"}
        expect: {result: happy}
        """);

    assertThat(problems.toString())
        .contains("en/test.yaml:4", "sai")
        .contains("en/test.yaml:5", "a step is one of say,")
        .contains("en/test.yaml:6", "happy");
  }

  @Test
  void everyShippedCallCanBeReadAndItsRecordingsAreThere() throws Exception {
    List<Scenario> calls = ScenarioReader.all(ROOT.resolve("phonebank/scenarios"), problems);

    assertThat(problems.toString()).isEmpty();
    assertThat(calls).isNotEmpty();
    for (Scenario call : calls) {
      Path voice =
          ROOT.resolve("voice-models/callers").resolve(call.language() + "/" + call.voice());
      for (Scenario.Step step : call.steps()) {
        for (String line : linesOf(step)) {
          assertThat(Files.exists(voice.resolve(line + ".wav"))).as(call.name() + line).isTrue();
        }
      }
    }
  }

  private static List<String> linesOf(Scenario.Step step) {
    return switch (step) {
      case Scenario.Step.Say say -> List.of(say.line());
      case Scenario.Step.Interrupt interrupt -> List.of(interrupt.line());
      case Scenario.Step.TalkOver talk -> talk.lines();
      default -> List.of();
    };
  }

  private Optional<Scenario> read(String text) {
    return ScenarioReader.read("en/test", text, problems);
  }
}
