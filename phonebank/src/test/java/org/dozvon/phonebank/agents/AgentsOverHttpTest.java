package org.dozvon.phonebank.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.dozvon.phonebank.asterisk.GatewayProcess;
import org.dozvon.phonebank.demo.Lab;
import org.dozvon.phonebank.demo.LabPlan;
import org.dozvon.phonebank.line.CallerLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a program posts for a person at the queues, and what becomes of who lets it ring, at a real
 * Asterisk; skipped where ./dozvon test found none.
 */
class AgentsOverHttpTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final String TO_A_PERSON = "204";
  private static final String TOKEN = "correct-horse-battery";
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(12);
  private static final long RINGS = TimeUnit.SECONDS.toNanos(60);

  @TempDir private Path home;
  private Lab lab;

  @BeforeEach
  void start() throws Exception {
    String environment = System.getenv("DOZVON_ASTERISK_ENV");
    assumeTrue(environment != null && Files.isReadable(Path.of(environment)), "no Asterisk here");
    copy(ROOT.resolve("dialplans/hotlines"), home);
    Files.writeString(
        home.resolve("grocery/queues.yaml"),
        """
        mode: act
        queues:
          support:
            talk: 5s
            ladder: []
            members:
              PJSIP/agent5: {name: Anna, level: 3}
        """);
    Map<String, String> changes =
        Map.of(
            "hotlines",
            home.toString(),
            "callers",
            "{person-called: [\"204\"]}",
            "agents",
            "{token: " + TOKEN + ", missed-rings: 1, topics: [balance, card]}");
    lab =
        Lab.start(
            LabPlan.make(ROOT, "application"),
            Path.of(environment),
            new Lab.Gateway(changes, GatewayProcess.Form.PLAIN),
            System.out::println);
    for (String other : List.of("agent1", "agent2")) {
      lab.hotline().cli("queue pause member PJSIP/" + other + " queue support");
    }
  }

  @AfterEach
  void stop() {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void whatIsPostedIsSoAtAsterisk() throws Exception {
    codeLogsInWhereQueuesYamlSays();
    post("pause", "{\"reason\":\"lunch\"}");
    becomes("at lunch", member -> member.contains("paused:lunch"));
    post("ready", "");
    becomes("ready", member -> !member.isEmpty() && !member.contains("paused"));
    post("logout", "");
    becomes("gone", String::isEmpty);
    post("login", "{\"name\":\"Anna\"}");
    becomes("in with the level of queues.yaml", member -> member.contains("with penalty 3"));

    String call = talk();
    post("wrap-up", "{\"topic\":\"2\",\"outcome\":\"done\"}");
    assertThat(topicOf(call)).isEqualTo("card");

    whoLetsItRingIsPaused();
  }

  /** Nothing of this phone is in Asterisk's database. */
  private void codeLogsInWhereQueuesYamlSays() throws Exception {
    DefaultManagerConnection hotline =
        new DefaultManagerConnection(
            "127.0.0.1", lab.plan().hotlineAmi(), "dozvon", lab.plan().secret());
    hotline.login("off");
    OriginateAction dialled = new OriginateAction();
    dialled.setChannel("PJSIP/agent5");
    dialled.setContext("from-agent");
    dialled.setExten("*641");
    dialled.setPriority(1);
    dialled.setAsync(true);
    assertThat(hotline.sendAction(dialled).getResponse()).isEqualTo("Success");
    CallerLine line = lab.agents().poll(10, TimeUnit.SECONDS).line();
    assertThat(line.ears().awaitClosed(Duration.ofSeconds(12))).isTrue();
    hotline.logoff();
    becomes("in with the level of queues.yaml", member -> member.contains("with penalty 3"));
  }

  private String topicOf(String call) throws Exception {
    long until = System.nanoTime() + PATIENCE;
    JsonNode values = lab.api().context(call).path("values");
    while (values.path("wrap-up-topic").isMissingNode()) {
      assertThat(System.nanoTime()).as("no wrap-up in %s", values).isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(200);
      values = lab.api().context(call).path("values");
    }
    return values.path("wrap-up-topic").asText();
  }

  private void whoLetsItRingIsPaused() throws Exception {
    mode("away");
    UUID id = UUID.randomUUID();
    var line = lab.lines().expect(id);
    lab.link().dial(lab.lines().address(), id, "7002", TO_A_PERSON);
    becomes("paused", member -> member.contains("paused:did not pick up"), RINGS);
    assertThat(lab.gatewayLog()).contains("did not pick up 1 times in a row and is paused");
    mode("answer");
    post("ready", "");
    Lab.Agent agent = lab.agents().poll(15, TimeUnit.SECONDS);
    assertThat(agent).as("the caller has kept the place").isNotNull();
    line.get(1, TimeUnit.SECONDS).close();
  }

  private void mode(String mode) throws Exception {
    DefaultManagerConnection bank =
        new DefaultManagerConnection(
            "127.0.0.1", lab.plan().bankAmi(), "dozvon", lab.plan().secret());
    bank.login("off");
    bank.sendAction(new SetVarAction("AGENT_MODE_agent5", mode));
    bank.logoff();
  }

  /** Somebody calls, is answered and hangs up after a second; the call's id. */
  private String talk() throws Exception {
    UUID id = UUID.randomUUID();
    var line = lab.lines().expect(id);
    lab.link().dial(lab.lines().address(), id, "7001", TO_A_PERSON);
    Lab.Agent agent = lab.agents().poll(15, TimeUnit.SECONDS);
    assertThat(agent).as("an agent").isNotNull();
    TimeUnit.SECONDS.sleep(1);
    line.get(1, TimeUnit.SECONDS).close();
    agent.line().ears().awaitClosed(Duration.ofSeconds(5));
    TimeUnit.SECONDS.sleep(3); // the queue's wrapuptime
    return agent.leg().call();
  }

  private void post(String what, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(lab.http() + "/api/agents/PJSIP%2Fagent5/" + what))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as("%s: %s", what, answer.body()).isEqualTo(200);
  }

  private interface Condition {
    boolean holds(String member);
  }

  private void becomes(String what, Condition condition) throws Exception {
    becomes(what, condition, PATIENCE);
  }

  private void becomes(String what, Condition condition, long patience) throws Exception {
    long until = System.nanoTime() + patience;
    while (!condition.holds(member())) {
      assertThat(System.nanoTime())
          .as("not %s: %s; gateway log: %s", what, member(), lab.gatewayLog())
          .isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /** The line of the phone among the members; empty when it is none. */
  private String member() throws IOException, InterruptedException {
    return lab.hotline()
        .cli("queue show support")
        .lines()
        .filter(line -> line.contains("PJSIP/agent5"))
        .findFirst()
        .orElse("");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (!copy.toString().endsWith(".test.yaml")) {
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }
}
