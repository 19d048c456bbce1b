package org.dozvon.phonebank.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.phonebank.asterisk.GatewayProcess;
import org.dozvon.phonebank.stack.Stack;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * What docker/ ships, without containers: as ./dozvon demo --stack, in a minute and a half. Only
 * where the variable {@code DOZVON_STACK} is set, and the programs were found.
 */
@EnabledIfEnvironmentVariable(named = "DOZVON_STACK", matches = ".+")
class InStackTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /**
   * One call that asks a route, and two that reach a person: what grows is seen from the second.
   */
  private static final List<String> CALLS =
      List.of("en/balance", "en/zero-at-once", "en/zero-at-once");

  @Test
  void callsAreInPostgresAndEveryPictureOfTheDashboardHasSomethingToShow() throws Exception {
    Path asterisk = program("DOZVON_ASTERISK_ENV");
    Path postgres = program("DOZVON_POSTGRES_ENV");
    Path prometheus = program("DOZVON_PROMETHEUS_ENV");
    LabPlan plan = LabPlan.make(ROOT, "application");
    Dialogue dialogue = new Dialogue(System.out);
    try (Stack stack = Stack.start(ROOT, postgres, prometheus)) {
      Lab.Gateway kind =
          new Lab.Gateway(Map.of("database", stack.database()), GatewayProcess.Form.PLAIN);
      try (Lab lab = Lab.start(plan, asterisk, kind, line -> System.out.println(line));
          CallEvents events = lab.api().follow(dialogue::event)) {
        stack.watch("127.0.0.1:" + plan.http());
        Recordings recordings = new Recordings(ROOT.resolve("voice-models/callers"));
        Player player =
            new Player(lab, events, recordings, new Recorder(Optional.empty()), dialogue::context);
        for (String call : CALLS) {
          assertThat(player.play(scenario(call)).wrong()).as(call).isEmpty();
        }
        assertThat(stack.report(System.out)).as("gateway log: %s", lab.gatewayLog()).isEmpty();
      }
    }
  }

  private static Scenario scenario(String name) throws Exception {
    Problems problems = new Problems();
    return ScenarioReader.all(ROOT.resolve("phonebank/scenarios"), problems).stream()
        .filter(candidate -> candidate.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Path program(String variable) {
    String environment = System.getenv(variable);
    assumeTrue(
        environment != null && Files.isReadable(Path.of(environment)), variable + " names no file");
    return Path.of(environment);
  }
}
