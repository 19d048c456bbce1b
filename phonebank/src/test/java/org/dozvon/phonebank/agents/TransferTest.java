package org.dozvon.phonebank.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.dozvon.audio.Clip;
import org.dozvon.phonebank.asterisk.GatewayProcess;
import org.dozvon.phonebank.asterisk.PrivateAsterisk;
import org.dozvon.phonebank.demo.Lab;
import org.dozvon.phonebank.demo.LabPlan;
import org.dozvon.phonebank.line.CallerLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call shows itself as the phone rings, and goes from one to another with all that is known. */
class TransferTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final String TO_A_PERSON = "204";

  private static final Duration LET_GO = Duration.ofSeconds(15);

  private Lab lab;
  private ConsoleVisitor anna;
  private ConsoleVisitor carl;

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
    String annas = ConsoleVisitor.add(config, "anna", "--phone", "PJSIP/agent1");
    String carls = ConsoleVisitor.add(config, "carl", "--phone", "PJSIP/agent3");
    lab.startGateway(kind);
    assertThat(lab.awaitQueuesSeen()).isTrue();
    anna = ConsoleVisitor.signIn(lab.http(), "anna", annas);
    carl = ConsoleVisitor.signIn(lab.http(), "carl", carls);
    lab.hotline().cli("queue pause member PJSIP/agent2 queue support");
    lab.hotline().cli("queue pause member PJSIP/agent4 queue complaints");
  }

  @AfterEach
  void stop() {
    if (lab != null) {
      anna.close();
      carl.close();
      lab.close();
    }
  }

  @Test
  void aCallGoesFromOneToAnotherWithAllThatIsKnown() throws Exception {
    UUID id = UUID.randomUUID();
    var coming = lab.lines().expect(id);
    lab.link().dial(lab.lines().address(), id, "79161234567", TO_A_PERSON);
    String page = anna.sees("data-stage=\"ringing\"");
    assertThat(page).contains("79161234567").contains("pop");
    Lab.Agent first = agent("agent1");
    CallerLine caller = coming.get(5, TimeUnit.SECONDS);
    String call = first.leg().call();
    assertThat(page).contains("data-call=\"" + call + "\"");
    anna.sees("data-stage=\"talking\"");
    talk(caller, first.line());

    // Asked, and taken back.
    anna.does("consult", Map.of("queue", "complaints"));
    assertThat(carl.sees("data-stage=\"ringing\"")).contains("data-call=\"" + call + "\"");
    Lab.Agent second = agent("agent3");
    assertThat(second.leg().call()).as("X-Call-Context").isEqualTo(call);
    talk(first.line(), second.line());
    anna.sees("hx-post=\"/agent/back\"");
    anna.does("back", Map.of());
    hangsUp(second);
    anna.sees("data-stage=\"talking\"");
    talk(caller, first.line());

    // Asked again, and handed over.
    anna.does("consult", Map.of("queue", "complaints"));
    second = agent("agent3");
    assertThat(second.leg().call()).isEqualTo(call);
    talk(first.line(), second.line());
    anna.does("complete", Map.of());
    hangsUp(first);
    carl.sees("data-stage=\"talking\"");
    talk(caller, second.line());
    JsonNode phones = lab.api().context(call).path("phones");
    assertThat(phones.toString()).isEqualTo("[\"PJSIP/agent1\",\"PJSIP/agent3\"]");

    // Passed on without asking.
    carl.does("pass-on", Map.of("queue", "support"));
    assertThat(anna.sees("data-stage=\"ringing\"")).contains("data-call=\"" + call + "\"");
    Lab.Agent third = agent("agent1");
    assertThat(third.leg().call()).isEqualTo(call);
    anna.sees("data-stage=\"talking\"");
    talk(caller, third.line());

    // Handed over by hanging up the phone.
    anna.does("consult", Map.of("queue", "complaints"));
    second = agent("agent3");
    talk(third.line(), second.line());
    third.line().close();
    carl.sees("data-stage=\"talking\"");
    talk(caller, second.line());

    // Nobody is left: the caller is back in the queue.
    lab.bank().cli("dialplan set global AGENT_MODE_agent1 away");
    carl.does("consult", Map.of("queue", "support"));
    anna.sees("data-stage=\"ringing\"");
    second.line().close();
    lab.bank().cli("dialplan set global AGENT_MODE_agent1 answer");
    Lab.Agent last = agent("agent1");
    assertThat(last.leg().call()).isEqualTo(call);
    talk(caller, last.line());
    anna.sees("data-stage=\"talking\"");
    caller.close();
    anna.sees("data-stage=\"ended\"");
    assertThat(carl.get("/agent/calls/" + call)).contains("79161234567");
  }

  private Lab.Agent agent(String who) throws InterruptedException {
    Lab.Agent agent = lab.agents().poll(15, TimeUnit.SECONDS);
    assertThat(agent).as("%s answers", who).isNotNull();
    assertThat(agent.leg().agent()).isEqualTo(who);
    return agent;
  }

  /** Asterisk lets go of a phone; what it has of calls is told where it does not. */
  private void hangsUp(Lab.Agent agent) throws Exception {
    long from = System.nanoTime();
    boolean closed = agent.line().ears().awaitClosed(LET_GO);
    assertThat(closed)
        .as(() -> "hotline:\n" + channels(lab.hotline()) + "phone bank:\n" + channels(lab.bank()))
        .isTrue();
    System.out.println(
        "let go of after " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from) + " ms");
  }

  private static String channels(PrivateAsterisk asterisk) {
    try {
      return asterisk.cli("core show channels verbose");
    } catch (IOException | InterruptedException e) {
      return e.toString();
    }
  }

  /** Each hears the other. */
  private static void talk(CallerLine one, CallerLine other) throws Exception {
    TimeUnit.MILLISECONDS.sleep(300);
    hears(one, other);
    hears(other, one);
  }

  private static void hears(CallerLine ear, CallerLine mouth) throws Exception {
    int before = ear.ears().samples().length;
    mouth.mouth().say(tone(), false).get(10, TimeUnit.SECONDS);
    TimeUnit.MILLISECONDS.sleep(300);
    assertThat(loudestTone(ear.ears().samples(), before)).isGreaterThan(3000);
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
