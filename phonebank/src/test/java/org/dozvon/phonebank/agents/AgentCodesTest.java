package org.dozvon.phonebank.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.action.OriginateAction;
import org.dozvon.phonebank.asterisk.GatewayProcess;
import org.dozvon.phonebank.demo.CallEvents;
import org.dozvon.phonebank.demo.Lab;
import org.dozvon.phonebank.demo.LabPlan;
import org.dozvon.phonebank.line.CallerLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes dialled on agents' phones at a real Asterisk; skipped where ./dozvon test found none. */
class AgentCodesTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final String TO_A_PERSON = "204";
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(12);

  private Lab lab;
  private CallEvents events;
  private DefaultManagerConnection manager;

  @BeforeEach
  void start() throws Exception {
    String environment = System.getenv("DOZVON_ASTERISK_ENV");
    assumeTrue(environment != null && Files.isReadable(Path.of(environment)), "no Asterisk here");
    Map<String, String> changes =
        Map.of(
            "callers", "{person-called: [\"204\"]}",
            "agents",
                "{last-agent: 24h, missed-rings: 2, topics: [balance, card], outcomes: [done]}");
    lab =
        Lab.start(
            LabPlan.make(ROOT, "application"),
            Path.of(environment),
            new Lab.Gateway(changes, GatewayProcess.Form.PLAIN),
            System.out::println);
    events = lab.api().follow(event -> {});
    LabPlan plan = lab.plan();
    manager = new DefaultManagerConnection("127.0.0.1", plan.hotlineAmi(), "dozvon", plan.secret());
    manager.login("off");
  }

  @AfterEach
  void stop() {
    if (lab != null) {
      manager.logoff();
      events.close();
      lab.close();
    }
  }

  @Test
  void phonesDoWhatTheirCodesSay() throws Exception {
    // Only the person whose phone this is works here.
    for (String other : List.of("agent1", "agent2")) {
      lab.hotline().cli("queue pause member PJSIP/" + other + " queue support");
    }
    lab.hotline().cli("database put dozvon-agent-name PJSIP/agent5 Anna");
    dial("*641");
    becomes("a member", member -> member.contains("Anna (PJSIP/agent5)"));
    dial("*6432");
    becomes("at lunch", member -> member.contains("paused:lunch"));
    dial("*642");
    becomes("ready", member -> !member.contains("paused"));

    String first = talk("7001");
    dial("*64421");
    wrappedUp(first);

    lastAgentIsRungFirst();

    lab.stopGateway();
    assertThat(voiceOf("*64411")).as("told that it is not stored").isPositive();
    dial("*640");
    becomes("gone", member -> member.isEmpty());
    dial("*641");
    becomes("a member without the gateway", member -> !member.isEmpty());
  }

  /** Two more people are there, and the queue would ring another first. */
  private void lastAgentIsRungFirst() throws Exception {
    for (String other : List.of("agent1", "agent2")) {
      lab.hotline().cli("queue unpause member PJSIP/" + other + " queue support");
    }
    int mark = events.mark();
    String again = talk("7001");
    JsonNode answered = event(mark, "PersonAnswered");
    assertThat(answered.path("call").asText()).isEqualTo(again);
    assertThat(answered.path("agent").asText()).isEqualTo("PJSIP/agent5");
    assertThat(answered.path("queue").asText()).isEqualTo("support");
    assertThat(event(mark, "Ended").path("call").asText()).isEqualTo(again);
    assertThat(member()).as("app_queue itself gave it one call only").contains("has taken 1 calls");
  }

  /** Somebody calls, is answered and hangs up after a second; the call's id. */
  private String talk(String number) throws Exception {
    UUID id = UUID.randomUUID();
    var line = lab.lines().expect(id);
    int mark = events.mark();
    lab.link().dial(lab.lines().address(), id, number, TO_A_PERSON);
    Lab.Agent agent = lab.agents().poll(15, TimeUnit.SECONDS);
    assertThat(agent).as("an agent for %s", number).isNotNull();
    TimeUnit.SECONDS.sleep(1);
    line.get(1, TimeUnit.SECONDS).close();
    agent.line().ears().awaitClosed(Duration.ofSeconds(5));
    event(mark, "Ended");
    return agent.leg().call();
  }

  private JsonNode event(int mark, String type) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE;
    while (events.since(mark, type).isEmpty()) {
      assertThat(System.nanoTime()).as("no %s", type).isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return events.since(mark, type).getFirst();
  }

  private void wrappedUp(String call) throws Exception {
    long until = System.nanoTime() + PATIENCE;
    JsonNode values = lab.api().context(call).path("values");
    while (values.path("wrap-up-topic").isMissingNode()) {
      assertThat(System.nanoTime()).as("no wrap-up in %s", values).isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(100);
      values = lab.api().context(call).path("values");
    }
    assertThat(values.path("wrap-up-topic").asText()).isEqualTo("card");
    assertThat(values.path("wrap-up-outcome").asText()).isEqualTo("done");
  }

  /** The phone's owner dials, and hears words. */
  private void dial(String code) throws Exception {
    assertThat(voiceOf(code)).as("what is said after %s", code).isPositive();
  }

  private Duration voiceOf(String code) throws Exception {
    OriginateAction dialled = new OriginateAction();
    dialled.setChannel("PJSIP/agent5");
    dialled.setContext("from-agent");
    dialled.setExten(code);
    dialled.setPriority(1);
    dialled.setAsync(true);
    assertThat(manager.sendAction(dialled).getResponse()).isEqualTo("Success");
    Lab.Agent phone = lab.agents().poll(10, TimeUnit.SECONDS);
    assertThat(phone).as("the phone rings").isNotNull();
    CallerLine line = phone.line();
    assertThat(line.ears().awaitClosed(Duration.ofSeconds(12))).as("%s ends", code).isTrue();
    return line.ears().voiceHeard();
  }

  private interface Condition {
    boolean holds(String member);
  }

  private void becomes(String what, Condition condition) throws Exception {
    long until = System.nanoTime() + PATIENCE;
    while (!condition.holds(member())) {
      assertThat(System.nanoTime()).as("not %s: %s", what, member()).isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(100);
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
}
