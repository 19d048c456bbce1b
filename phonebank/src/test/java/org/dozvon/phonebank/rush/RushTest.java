package org.dozvon.phonebank.rush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rush at a real Asterisk with two people for the queue and two of another queue who may help;
 * skipped where ./dozvon test found no Asterisk.
 */
class RushTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Duration TARGET = Duration.ofSeconds(10);
  private static final int CALLERS = 10;
  private static final Duration EVERY = Duration.ofMillis(1500);

  @TempDir private Path home;
  private RushRules rules;
  private Rush rush;

  @BeforeEach
  void start() throws Exception {
    String environment = System.getenv("DOZVON_ASTERISK_ENV");
    assumeTrue(environment != null && Files.isReadable(Path.of(environment)), "no Asterisk here");
    rules = RushRules.in(ROOT, home);
    rules("dry-run");
    rush =
        Rush.start(ROOT, Path.of(environment), rules.gateway(), line -> System.out.println(line));
  }

  @AfterEach
  void stop() {
    if (rush != null) {
      rush.close();
    }
  }

  @Test
  void thePromiseIsBrokenWithoutTheKeeperAndKeptWithIt() throws Exception {
    double without = share(7000);
    assertThat(helpers()).as("a dry run changes nothing").isEmpty();
    assertThat(rush.lab().gatewayLog()).contains("event=keeper_would queue=support");

    rules("act");
    awaitVersion(2);
    double with = share(7100);
    System.out.printf(
        "within %d s: %.0f %% without the keeper, %.0f %% with it%n",
        TARGET.toSeconds(), without * 100, with * 100);
    assertThat(with).as("gateway log: %s", rush.lab().gatewayLog()).isGreaterThanOrEqualTo(0.8);
    assertThat(without).isLessThan(0.8);
    awaitNoHelpers();
  }

  @Test
  void thoseWithAReasonGoFirstAndTheOthersKeepTheirOrder() throws Exception {
    rules("act", "    ladder: []\n");
    awaitVersion(2);
    // One person: of two callers whose turn it is at once, app_queue serves who happens to look
    // first.
    rush.lab().hotline().cli("queue pause member PJSIP/agent2 queue support");
    rush.talksTake(Duration.ofSeconds(6));
    rush.call("7000", Rush.PAST_THE_GATEWAY);
    assertThat(rush.awaitAnswered(1, Duration.ofSeconds(10))).isTrue();
    rush.call(7010, 3, Duration.ofMillis(300), Rush.PAST_THE_GATEWAY);
    rush.call("7020", Rush.TO_A_PERSON); // treated gently: a reason to go first
    assertThat(rush.awaitAnswered(5, Duration.ofSeconds(60))).isTrue();
    assertThat(rush.answered().stream().skip(1).map(Visit::number))
        .as("gateway log: %s", rush.lab().gatewayLog())
        .containsExactly("7020", "7010", "7011", "7012");
  }

  @Test
  void whoWouldWaitTooLongGoesOnInAnotherQueue() throws Exception {
    rules(
        "act",
        """
            ladder:
              - {name: elsewhere, when: predicted over 6s, do: overflow to complaints, hold: 0s}
        """);
    awaitVersion(2);
    rush.talksTake(Duration.ofSeconds(20));
    rush.call(7000, 3, Duration.ofMillis(500), Rush.TO_A_PERSON);
    assertThat(rush.awaitAnswered(3, Duration.ofSeconds(18)))
        .as("gateway log: %s", rush.lab().gatewayLog())
        .isTrue();
    assertThat(rush.answered().getLast().agent().orElseThrow()).isIn("agent3", "agent4");
    JsonNode context = context("7002");
    assertThat(context.path("agent").asText()).isIn("agent3", "agent4");
  }

  @Test
  void anAsteriskThatStartsAnewInMidRushLeavesNobodyCountedTwice() throws Exception {
    Instant begin = Instant.now();
    rules("act", "    ladder: []\n"); // nobody helps: two talk, two wait
    awaitVersion(2);
    rush.talksTake(Duration.ofMinutes(2));
    rush.call(7000, 4, Duration.ofMillis(300), Rush.PAST_THE_GATEWAY);
    assertThat(rush.awaitAnswered(2, Duration.ofSeconds(20))).isTrue();
    awaitWaiting(2);
    rush.lab().hotline().cli("core restart now");
    rush.lab().hotline().awaitRestarted();
    assertThat(rush.lab().awaitQueuesSeen())
        .as("gateway log: %s", rush.lab().gatewayLog())
        .isTrue();
    rush.clear();
    rush.talksTake(Duration.ofSeconds(3));
    rush.call(7100, 4, Duration.ofMillis(300), Rush.PAST_THE_GATEWAY);
    assertThat(rush.awaitAnswered(4, Duration.ofSeconds(40)))
        .as("gateway log: %s", rush.lab().gatewayLog())
        .isTrue();
    awaitWaiting(0);
    awaitNobodyTalks();

    List<JsonNode> kept = awaitKept(begin, 8);
    List<JsonNode> waits = ofType(kept, "Wait");
    assertThat(waits).as("%s", kept).hasSize(8);
    assertThat(waits)
        .extracting(wait -> wait.path("caller").path("caller").asText())
        .doesNotHaveDuplicates();
    // Who waited is hung up on by an Asterisk that goes down, which tells of it or has no time to.
    assertThat(waits)
        .filteredOn(wait -> !wait.path("end").asText().equals("ANSWERED"))
        .hasSize(2)
        .allMatch(wait -> List.of("ABANDONED", "UNSEEN").contains(wait.path("end").asText()));
    assertThat(ofType(kept, "Gap")).as("the time in which nothing was known").isNotEmpty();
  }

  private void awaitWaiting(int callers) throws Exception {
    for (int tries = 0; tries < 100 && waiting() != callers; tries++) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
    assertThat(waiting()).as("%s", support()).isEqualTo(callers);
  }

  private int waiting() throws Exception {
    return support().map(queue -> queue.path("waiting").size()).orElse(-1);
  }

  private void awaitNobodyTalks() throws Exception {
    int talking = -1;
    for (int tries = 0; tries < 100 && talking != 0; tries++) {
      TimeUnit.MILLISECONDS.sleep(200);
      talking = support().orElseThrow().path("talking").asInt();
    }
    assertThat(talking).isZero();
  }

  /** What was kept of the queue since then, once it has so many waits. */
  private List<JsonNode> awaitKept(Instant since, int waits) throws Exception {
    List<JsonNode> kept = List.of();
    for (int tries = 0; tries < 50 && ofType(kept, "Wait").size() < waits; tries++) {
      TimeUnit.MILLISECONDS.sleep(200);
      kept = new ArrayList<>();
      String query = "/api/queues/outcomes?from=" + since + "&to=" + Instant.now();
      for (String line : rush.lab().api().get(query).body().lines().toList()) {
        kept.add(JsonMapper.builder().build().readTree(line));
      }
    }
    return kept;
  }

  private static List<JsonNode> ofType(List<JsonNode> outcomes, String type) {
    return outcomes.stream().filter(each -> each.path("type").asText().equals(type)).toList();
  }

  /** The share of callers of one rush who had a person in time. */
  private double share(int first) throws Exception {
    rush.clear();
    rush.talksTake(Duration.ofSeconds(4));
    rush.call(first, CALLERS, EVERY, Rush.PAST_THE_GATEWAY);
    assertThat(rush.awaitAnswered(CALLERS, Duration.ofSeconds(90))).isTrue();
    TimeUnit.SECONDS.sleep(7); // the last talk
    rush.answered().forEach(v -> System.out.println(v.number() + " " + v.waited().orElseThrow()));
    return rush.share(TARGET);
  }

  private void rules(String mode) throws IOException {
    rules(
        mode,
        """
            ladder:
              - {name: more people, when: waiting over 0, do: widen, helpers: 2, hold: 0s, every: 1s, least: 10s}
        """);
  }

  private void rules(String mode, String ladder) throws IOException {
    rules.are(mode, ladder);
  }

  private void awaitVersion(int version) throws Exception {
    rules.awaitLive(rush, version);
  }

  /** Who of the other queue works for this one, as Asterisk has it. */
  private List<String> helpers() throws IOException, InterruptedException {
    String shown = rush.lab().hotline().cli("queue show support");
    return Stream.of("agent3", "agent4").filter(shown::contains).toList();
  }

  private void awaitNoHelpers() throws IOException, InterruptedException {
    for (int i = 0; i < 40 && !helpers().isEmpty(); i++) {
      TimeUnit.SECONDS.sleep(1);
    }
    assertThat(helpers()).as("gateway log: %s", rush.lab().gatewayLog()).isEmpty();
  }

  private Optional<JsonNode> support() throws IOException, InterruptedException {
    for (JsonNode queue : rush.lab().api().read("/api/queues").path("queues")) {
      if (queue.path("queue").asText().equals("support")) {
        return Optional.of(queue);
      }
    }
    return Optional.empty();
  }

  private JsonNode context(String number) throws IOException, InterruptedException {
    String call = rush.call(number).orElseThrow();
    return rush.lab().api().context(call);
  }
}
