package org.dozvon.phonebank.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.dozvon.ami.CallBackOriginator;
import org.dozvon.audio.Clip;
import org.dozvon.phonebank.asterisk.GatewayProcess;
import org.dozvon.phonebank.line.CallerLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Call-backs at a real Asterisk: two people, who are busy; skipped where ./dozvon test found no
 * Asterisk.
 */
class CallBackTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  @TempDir private Path home;
  private Lab.Gateway kind;
  private static final Duration LONG = Duration.ofSeconds(15);

  /** The longest pause between two tries to connect, and some. */
  private static final Duration MANAGER = Duration.ofSeconds(40);

  private Lab lab;
  private CallEvents events;

  /** A caller with an open line. */
  private record Caller(String number, UUID id, CallerLine line) {}

  @BeforeEach
  void start() throws Exception {
    String environment = System.getenv("DOZVON_ASTERISK_ENV");
    assumeTrue(environment != null && Files.isReadable(Path.of(environment)), "no Asterisk here");
    copyHotlines();
    kind =
        new Lab.Gateway(
            Map.of("callers", "{person-called: [\"204\"]}", "hotlines", home.toString()),
            GatewayProcess.Form.PLAIN);
    lab =
        Lab.start(
            LabPlan.make(ROOT, "application"), Path.of(environment), kind, System.out::println);
    events = CallEvents.follow(lab.http(), CallBackTest::print);
    awaitManager();
  }

  /** As shipped, but that the keeper moves nobody to another queue. */
  private void copyHotlines() throws IOException {
    Path from = ROOT.resolve("dialplans/hotlines");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = home.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Path rules = home.resolve("grocery/queues.yaml");
    String shipped = Files.readString(rules);
    Files.writeString(
        rules, shipped.replace("mode: act", "mode: dry-run").replace("most: 0", "most: 200"));
  }

  @AfterEach
  void stop() {
    if (lab != null) {
      events.close();
      lab.close();
    }
  }

  @Test
  void thePlaceIsKept() throws Exception {
    dial("7001");
    Lab.Agent first = agent();
    dial("7002");
    Lab.Agent second = agent();

    Caller a = dial("7010");
    book(a);
    Caller b = dial("7011");
    awaitJoined(b);
    hearsAVoiceOverTheMusic(b);

    lab.gateway().signal("KILL");
    events.close();
    lab.stopGateway();
    lab.startGateway(kind);
    events = CallEvents.follow(lab.http(), CallBackTest::print);
    awaitManager();

    first.line().close();
    Lab.Agent forA = agent();
    String contextOfA = forA.leg().call();
    assertThat(CallEvents.context(lab.http(), contextOfA).path("caller").path("number").asText())
        .as("the person has the context of the first call: %s", lab.gatewayLog())
        .isEqualTo(a.number());
    Lab.Agent calledBack = agent();
    assertThat(calledBack.leg().agent()).isEqualTo(a.number());
    int mark = events.mark();
    sayYes(calledBack.line());
    await(() -> said(mark, "One moment, please."), "the yes is understood");
    assertTheyTalk(forA.line(), calledBack.line());
    assertThat(b.line().ears().isClosed()).as("who joined later still waits").isFalse();
    assertThat(lab.agents()).isEmpty();

    second.line().close();
    Lab.Agent forB = agent();
    assertThat(forB.leg().caller()).isEqualTo(b.number());
    calledBack.line().close();
    forB.line().close();

    againTakesThePlace();
  }

  private static void print(JsonNode event) {
    if (List.of("BotSaid", "CallerPressed", "CallerSaid", "JoinedQueue")
        .contains(event.path("type").asText())) {
      System.out.println(
          event.path("type").asText()
              + " "
              + event.path("text").asText()
              + event.path("keys").asText()
              + event.path("position").asText());
    }
  }

  /** The ear of who waits is joined to a voice, here to a tone, while the music plays on. */
  private void hearsAVoiceOverTheMusic(Caller caller) throws Exception {
    DefaultManagerConnection manager =
        new DefaultManagerConnection(
            "127.0.0.1", lab.plan().hotlineAmi(), "dozvon", lab.plan().secret());
    manager.login("off");
    try {
      CallBackOriginator ear =
          new CallBackOriginator(() -> Optional.of(manager), lab.lines().address());
      UUID voice = UUID.randomUUID();
      var coming = lab.lines().expect(voice);
      assertThat(ear.join(channelOf(caller), voice)).isTrue();
      try (CallerLine mouth = coming.get(5, TimeUnit.SECONDS)) {
        TimeUnit.MILLISECONDS.sleep(500);
        int before = caller.line().ears().samples().length;
        mouth.mouth().say(tone(), false).get(10, TimeUnit.SECONDS);
        TimeUnit.MILLISECONDS.sleep(300);
        short[] heard = caller.line().ears().samples();
        double loudest = loudestTone(heard, before);
        System.out.println("tone heard in the queue: " + Math.round(loudest));
        ear.end(voice);
        assertThat(loudest).isGreaterThan(3000);
        assertThat(loudestTone(heard, Math.max(0, before - 8000), before)).isLessThan(1000);
      }
    } finally {
      manager.logoff();
    }
    TimeUnit.MILLISECONDS.sleep(500);
    assertThat(queue())
        .as(() -> "nobody has lost the place: " + lab.hotline().output())
        .contains(channelOf(caller));
  }

  private String channelOf(Caller caller) throws Exception {
    return lab.hotline()
        .cli("core show channels concise")
        .lines()
        .filter(line -> line.contains("!" + caller.number() + "!") && line.contains("!Queue!"))
        .map(line -> line.substring(0, line.indexOf('!')))
        .findFirst()
        .orElseThrow();
  }

  private static Clip tone() {
    short[] samples = new short[8000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (9000 * Math.sin(2 * Math.PI * 1000 * i / 8000));
    }
    return Clip.of(8000, samples);
  }

  private static double loudestTone(short[] samples, int from) {
    return loudestTone(samples, from, samples.length);
  }

  /** Of any 100 ms, at 1 kHz. */
  private static double loudestTone(short[] samples, int from, int to) {
    double loudest = 0;
    for (int at = from; at + 800 <= to; at += 800) {
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

  /** Two more are busy; who has booked calls again. */
  private void againTakesThePlace() throws Exception {
    awaitFree();
    dial("7003");
    Lab.Agent first = agent();
    dial("7004");
    Lab.Agent second = agent();
    Caller a = dial("7020");
    book(a);
    Caller b = dial("7021");
    awaitJoined(b);
    Caller again = dial("7020");
    awaitJoined(again);
    first.line().close();
    Lab.Agent forA = agent();
    assertThat(forA.leg().caller()).as(lab.gatewayLog()).isEqualTo("7020");
    second.line().close();
    assertThat(agent().leg().caller()).isEqualTo("7021");
    forA.line().close();
    assertThat(lab.agents().poll(4, TimeUnit.SECONDS)).as("nobody is called back").isNull();
  }

  private Caller dial(String number) throws Exception {
    UUID id = UUID.randomUUID();
    var coming = lab.lines().expect(id);
    lab.link().dial(lab.lines().address(), id, number, "204");
    return new Caller(number, id, coming.get(10, TimeUnit.SECONDS));
  }

  private Lab.Agent agent() throws Exception {
    Lab.Agent agent = lab.agents().poll(LONG.toSeconds(), TimeUnit.SECONDS);
    assertThat(agent).as(() -> lab.hotline().output() + "\n" + log()).isNotNull();
    System.out.println("answered: " + agent.leg());
    return agent;
  }

  private String log() {
    try {
      return lab.gatewayLog();
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Presses 1 in the queue and again at the question, and is hung up on politely. */
  private void book(Caller caller) throws Exception {
    awaitJoined(caller);
    TimeUnit.MILLISECONDS.sleep(1500);
    int mark = events.mark();
    lab.link().press(caller.id(), "1");
    await(() -> said(mark, "Shall we call"), "the question");
    lab.link().press(caller.id(), "1");
    await(() -> said(mark, "Thank you"), "the goodbye");
    assertThat(caller.line().ears().awaitClosed(LONG)).isTrue();
  }

  private boolean said(int mark, String words) {
    return events.since(mark, "BotSaid").stream()
        .anyMatch(event -> event.path("text").asText().contains(words));
  }

  private void awaitJoined(Caller caller) throws Exception {
    await(() -> joined(caller), caller.number() + " in the queue");
  }

  private boolean joined(Caller caller) {
    List<JsonNode> started = events.since(0, "Started");
    return started.stream()
        .filter(e -> e.path("caller").path("number").asText().equals(caller.number()))
        .map(e -> e.path("call").asText())
        .reduce((one, later) -> later)
        .filter(
            call ->
                events.since(0, "JoinedQueue").stream()
                    .anyMatch(e -> e.path("call").asText().equals(call)))
        .isPresent();
  }

  private void awaitFree() throws Exception {
    await(() -> queue().split("Not in use", -1).length == 3, "two free people");
    TimeUnit.MILLISECONDS.sleep(2500); // wrap-up
  }

  private String queue() {
    try {
      return lab.hotline().cli("queue show support");
    } catch (IOException | InterruptedException e) {
      return e.toString();
    }
  }

  private void sayYes(CallerLine line) throws Exception {
    Recordings recordings = new Recordings(ROOT.resolve("voice-models/callers"));
    assertThat(line.ears().awaitVoice(LONG)).as("the greeting").isTrue();
    await(() -> System.nanoTime() - line.ears().lastVoiced() > 900_000_000L, "its end");
    recordings.play(line, Path.of("en/woman/yes.wav"), true);
  }

  /** Both hear each other. */
  private static void assertTheyTalk(CallerLine person, CallerLine caller) throws Exception {
    Recordings recordings = new Recordings(ROOT.resolve("voice-models/callers"));
    TimeUnit.SECONDS.sleep(4); // the last words, and the bridge
    assertThat(recordings.areHeard(caller, person, Path.of("en/man/yes-2.wav")))
        .as("the caller hears the person")
        .isTrue();
    assertThat(recordings.areHeard(person, caller, Path.of("en/woman/yes-2.wav")))
        .as("the person hears the caller")
        .isTrue();
  }

  /** On a busy machine the gateway is up long before or after its Asterisk. */
  private void awaitManager() throws Exception {
    await(() -> log().contains("event=ami_up"), MANAGER, "the manager connection");
  }

  private void await(BooleanSupplier what, String name) throws Exception {
    await(what, LONG, name);
  }

  private void await(BooleanSupplier what, Duration limit, String name) throws Exception {
    long until = System.nanoTime() + limit.toNanos();
    while (!what.getAsBoolean()) {
      assertThat(System.nanoTime()).as(() -> name + ":\n" + log()).isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
