package org.dozvon.phonebank.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.dozvon.phonebank.asterisk.GatewayProcess;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls on two real Asterisks, as the demo plays them; skipped where ./dozvon test found none. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealCallTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static Lab lab;
  private static CallEvents events;
  private static Dialogue dialogue;
  private static SpanSink spans;

  @BeforeAll
  static void start() throws Exception {
    String environment = System.getenv("DOZVON_ASTERISK_ENV");
    assumeTrue(environment != null && Files.isReadable(Path.of(environment)), "no Asterisk here");
    spans = new SpanSink();
    Lab.Gateway outspoken =
        new Lab.Gateway(
            Map.of("log", "{format: json}", "traces", "{otlp: \"" + spans.address() + "\"}"),
            GatewayProcess.Form.PLAIN);
    lab =
        Lab.start(
            LabPlan.make(ROOT, "application"),
            Path.of(environment),
            outspoken,
            System.out::println);
    dialogue = new Dialogue(System.out);
    events = lab.api().follow(dialogue::event);
  }

  @AfterAll
  static void stop() {
    if (lab != null) {
      events.close();
      lab.close();
      spans.close();
    }
  }

  @Order(1)
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

  @Order(2)
  @Test
  void whoLooksFromOutsideHasSeenAllOfThem() throws Exception {
    assertThat(lab.api().get("/health/ready").body()).contains("\"status\":\"up\"");
    String figures = lab.api().get("/metrics").body();
    assertThat(figure(figures, "dozvon_calls_total")).isGreaterThanOrEqualTo(5);
    assertThat(figure(figures, "dozvon_turn_seconds_count")).isPositive();
    assertThat(figure(figures, "dozvon_route_seconds_count")).isPositive();
    assertThat(figure(figures, "dozvon_hand_over_ends_total")).isPositive();
    assertThat(figure(figures, "dozvon_pacing_frames_total")).isGreaterThan(1_000);
    Set<String> calls = new TreeSet<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : lab.gatewayLog().lines().filter(it -> it.startsWith("{")).toList()) {
      JsonNode told = json.readTree(line);
      assertThat(told.path("time").asText()).endsWith("Z");
      if (told.path("logger").asText().endsWith("voicebot.BotSession")) {
        assertThat(told.path("message").asText()).contains(told.path("call").asText());
        calls.add(told.path("call").asText());
      }
    }
    assertThat(calls).hasSizeGreaterThanOrEqualTo(4);
    // What Asterisk's manager tells is in the traces, too: the wait and the talk with a person.
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> spans.text().contains("talk"));
    assertThat(spans.text()).contains("queue");
    for (String call : calls) {
      // The trace has the call's own id, and the root span names it once more.
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> spans.text().contains(call));
      assertThat(spans.text())
          .contains(new String(HexFormat.of().parseHex(call), StandardCharsets.ISO_8859_1));
    }
  }

  /** The sum of a figure over its labels. */
  private static double figure(String figures, String name) {
    return figures
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
