package org.dozvon.phonebank.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
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

  @BeforeAll
  static void start() throws Exception {
    String environment = System.getenv("DOZVON_ASTERISK_ENV");
    assumeTrue(environment != null && Files.isReadable(Path.of(environment)), "no Asterisk here");
    lab = Lab.start(ROOT, Path.of(environment), System.out::println);
    events = CallEvents.follow(lab.http(), new Dialogue()::event);
  }

  @AfterAll
  static void stop() {
    if (lab != null) {
      events.close();
      lab.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en/balance"})
  void theCallEndsAsItsScenarioSays(String name) throws Exception {
    Problems problems = new Problems();
    Scenario scenario =
        Scenario.all(ROOT.resolve("phonebank/scenarios"), problems).stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow();
    assertThat(problems.toString()).isEmpty();
    Outcome outcome = new Player(lab, events, ROOT.resolve("voice-models/callers")).play(scenario);
    assertThat(outcome.wrong())
        .as("gateway log: %s", Files.readString(lab.folder().resolve("gateway.log")))
        .isEmpty();
  }
}
