package org.dozvon.phonebank.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.dozvon.audio.Clip;
import org.dozvon.phonebank.asterisk.GatewayProcess;
import org.dozvon.phonebank.demo.Lab;
import org.dozvon.phonebank.demo.LabPlan;
import org.dozvon.phonebank.line.CallerLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A supervisor's phone in a running talk, by a button of the wallboard, at a real Asterisk. */
class ListenTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final String TO_A_PERSON = "204";
  private static final String AGENT = "PJSIP/agent1";

  private Lab lab;
  private ConsoleVisitor vera;
  private CallerLine caller;
  private CallerLine agent;

  @BeforeEach
  void start() throws Exception {
    String environment = System.getenv("DOZVON_ASTERISK_ENV");
    assumeTrue(environment != null && Files.isReadable(Path.of(environment)), "no Asterisk here");
    Lab.Gateway kind =
        new Lab.Gateway(Map.of("callers", "{person-called: [\"204\"]}"), GatewayProcess.Form.PLAIN);
    lab =
        Lab.start(
            LabPlan.make(ROOT, "application"), Path.of(environment), kind, System.out::println);
    // The first start has made the database and its admin; while it runs nobody else may open it.
    lab.stopGateway();
    Path config = lab.folder().resolve("dozvon.yaml");
    String password =
        ConsoleVisitor.add(config, "vera", "--role", "supervisor", "--phone", "PJSIP/agent5");
    lab.startGateway(kind);
    assertThat(lab.awaitQueuesSeen()).isTrue();
    vera = ConsoleVisitor.signIn(lab.http(), "vera", password);
    lab.hotline().cli("queue pause member PJSIP/agent2 queue support");
    UUID id = UUID.randomUUID();
    var coming = lab.lines().expect(id);
    lab.link().dial(lab.lines().address(), id, "79161234567", TO_A_PERSON);
    agent = answers("agent1");
    caller = coming.get(5, TimeUnit.SECONDS);
    boardShows("data-queue=\"support\"");
  }

  @AfterEach
  void stop() {
    if (lab != null) {
      vera.close();
      lab.close();
    }
  }

  @Test
  void whoListensIsNotHeardWhoWhispersOnlyByTheAgentAndWhoJoinsByBoth() throws Exception {
    CallerLine supervisor = gets("listen");
    boardShows("data-listening=\"" + AGENT + "\"");
    assertThat(heardBy(supervisor, caller)).as("the supervisor hears the caller").isTrue();
    assertThat(heardBy(supervisor, agent)).as("the supervisor hears the agent").isTrue();
    assertThat(heardBy(agent, caller)).as("the talk goes on").isTrue();
    assertThat(heardBy(caller, supervisor)).as("the caller hears who listens").isFalse();
    assertThat(heardBy(agent, supervisor)).as("the agent hears who listens").isFalse();

    CallerLine whispering = gets("whisper");
    assertThat(supervisor.ears().awaitClosed(Duration.ofSeconds(5))).as("one talk each").isTrue();
    assertThat(heardBy(whispering, caller)).as("who whispers hears the caller").isTrue();
    assertThat(heardBy(agent, whispering)).as("the agent hears the whisper").isTrue();
    assertThat(heardBy(caller, whispering)).as("the caller hears the whisper").isFalse();

    CallerLine joined = gets("barge");
    assertThat(heardBy(joined, caller)).isTrue();
    assertThat(heardBy(caller, joined)).as("the caller hears who joined").isTrue();
    assertThat(heardBy(agent, joined)).as("the agent hears who joined").isTrue();
    boardShows("is in the talk of agent1");

    caller.close();
    assertThat(joined.ears().awaitClosed(Duration.ofSeconds(8))).as("ends with the talk").isTrue();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
    while (vera.get("/board").contains("data-listening")) {
      assertThat(System.nanoTime()).as("still shown").isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private CallerLine gets(String way) throws Exception {
    int status = vera.post("/board/listen", Map.of("phone", AGENT, "way", way)).statusCode();
    assertThat(status).isEqualTo(200);
    CallerLine line = answers("agent5");
    TimeUnit.MILLISECONDS.sleep(700);
    return line;
  }

  private CallerLine answers(String who) throws InterruptedException {
    Lab.Agent answered = lab.agents().poll(15, TimeUnit.SECONDS);
    assertThat(answered).as("%s answers", who).isNotNull();
    assertThat(answered.leg().agent()).isEqualTo(who);
    return answered.line();
  }

  private void boardShows(String what) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    String page = vera.get("/board");
    while (!page.contains(what)) {
      assertThat(System.nanoTime()).as("no %s in %s", what, page).isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(200);
      page = vera.get("/board");
    }
  }

  private static boolean heardBy(CallerLine ear, CallerLine mouth) throws Exception {
    int before = ear.ears().samples().length;
    mouth.mouth().say(tone(), false).get(10, TimeUnit.SECONDS);
    TimeUnit.MILLISECONDS.sleep(400);
    double loudest = loudestTone(ear.ears().samples(), before);
    System.out.printf("tone: %.0f%n", loudest);
    return loudest > 2500;
  }

  private static Clip tone() {
    short[] samples = new short[4000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (9000 * Math.sin(2 * Math.PI * 1000 * i / 8000));
    }
    return Clip.of(8000, samples);
  }

  /** Of any 100 ms, at 1 kHz. */
  private static double loudestTone(short[] samples, int from) {
    double loudest = 0;
    for (int at = from; at + 800 <= samples.length; at += 800) {
      double cos = 0;
      double sin = 0;
      for (int i = 0; i < 800; i++) {
        cos += samples[at + i] * Math.cos(2 * Math.PI * i / 8);
        sin += samples[at + i] * Math.sin(2 * Math.PI * i / 8);
      }
      loudest = Math.max(loudest, 2 * Math.hypot(cos, sin) / 800);
    }
    return loudest;
  }
}
