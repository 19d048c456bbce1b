package org.dozvon.phonebank.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls on two real Asterisks, as the demo plays them; skipped where ./dozvon test found none. */
class RealCallTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static Lab lab;
  private static CallEvents events;
  private static Dialogue dialogue;

  @BeforeAll
  static void start() throws Exception {
    String environment = System.getenv("DOZVON_ASTERISK_ENV");
    assumeTrue(environment != null && Files.isReadable(Path.of(environment)), "no Asterisk here");
    lab = Lab.start(LabPlan.make(ROOT, "application"), Path.of(environment), System.out::println);
    dialogue = new Dialogue(System.out);
    events = lab.api().follow(dialogue::event);
  }

  @AfterAll
  static void stop() {
    if (lab != null) {
      events.close();
      lab.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "en/balance",
        "en/activate-card",
        "en/operator-while-bot-speaks",
        "en/zero-at-once",
        "en/hangs-up"
      })
  void theCallEndsAsItsScenarioSays(String name) throws Exception {
    Problems problems = new Problems();
    Scenario scenario =
        ScenarioReader.all(ROOT.resolve("phonebank/scenarios"), problems).stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow();
    assertThat(problems.toString()).isEmpty();
    Recordings recordings = new Recordings(ROOT.resolve("voice-models/callers"));
    Outcome outcome =
        new Player(lab, events, recordings, new Recorder(Optional.empty()), dialogue::context)
            .play(scenario);
    assertThat(outcome.wrong()).as("gateway log: %s", lab.gatewayLog()).isEmpty();
  }
}
