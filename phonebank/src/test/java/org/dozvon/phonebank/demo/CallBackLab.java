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
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.dozvon.phonebank.asterisk.GatewayProcess;
import org.dozvon.phonebank.line.CallerLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two Asterisks, a gateway, two people, and callers who want to be called back; skipped where
 * ./dozvon test found no Asterisk.
 */
abstract class CallBackLab {
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  @TempDir Path home;
  @TempDir Path recordings;
  Lab.Gateway kind;
  static final Duration LONG = Duration.ofSeconds(15);

  /** The longest pause between two tries to connect, and some. */
  private static final Duration MANAGER = Duration.ofSeconds(40);

  Lab lab;
  CallEvents events;

  /** A caller with an open line. */
  record Caller(String number, UUID id, CallerLine line) {}

  @BeforeEach
  void start() throws Exception {
    String environment = System.getenv("DOZVON_ASTERISK_ENV");
    assumeTrue(environment != null && Files.isReadable(Path.of(environment)), "no Asterisk here");
    copyHotlines();
    kind =
        new Lab.Gateway(
            Map.of(
                "callers",
                "{person-called: [\"201\", \"204\"]}",
                "hotlines",
                home.toString(),
                "recordings",
                "{folder: " + recordings + "}"),
            GatewayProcess.Form.PLAIN);
    lab =
        Lab.start(
            LabPlan.make(ROOT, "application"), Path.of(environment), kind, System.out::println);
    events = lab.api().follow(CallBackLab::print);
    awaitManager();
  }

  /** As shipped, but that the keeper moves nobody to another queue. */
  void copyHotlines() throws IOException {
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
    Files.writeString(rules, rules(shipped.replace("mode: act", "mode: dry-run")));
  }

  /** The shipped queues.yaml, changed as a test wants it. */
  String rules(String shipped) {
    return shipped;
  }

  @AfterEach
  void stop() {
    if (lab != null) {
      events.close();
      lab.close();
    }
  }

  static void print(JsonNode event) {
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

  Caller dial(String number) throws Exception {
    return dial(number, "204");
  }

  Caller dial(String number, String extension) throws Exception {
    UUID id = UUID.randomUUID();
    var coming = lab.lines().expect(id);
    lab.link().dial(lab.lines().address(), id, number, extension);
    return new Caller(number, id, coming.get(10, TimeUnit.SECONDS));
  }

  Lab.Agent agent() throws Exception {
    Lab.Agent agent = lab.agents().poll(LONG.toSeconds(), TimeUnit.SECONDS);
    assertThat(agent).as(() -> lab.hotline().output() + "\n" + log()).isNotNull();
    System.out.println("answered: " + agent.leg());
    return agent;
  }

  String log() {
    try {
      return lab.gatewayLog();
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Presses 1 in the queue and again at the question, and is hung up on politely. */
  void book(Caller caller) throws Exception {
    awaitJoined(caller);
    TimeUnit.MILLISECONDS.sleep(1500);
    int mark = events.mark();
    lab.link().press(caller.id(), "1");
    await(() -> said(mark, "Shall we call"), "the question");
    lab.link().press(caller.id(), "1");
    await(() -> said(mark, "Thank you"), "the goodbye");
    assertThat(caller.line().ears().awaitClosed(LONG)).isTrue();
  }

  boolean said(int mark, String words) {
    return events.since(mark, "BotSaid").stream()
        .anyMatch(event -> event.path("text").asText().contains(words));
  }

  void awaitJoined(Caller caller) throws Exception {
    await(() -> joined(caller), caller.number() + " in the queue");
  }

  boolean joined(Caller caller) {
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

  void awaitFree() throws Exception {
    await(() -> queue().split("Not in use", -1).length == 3, "two free people");
    TimeUnit.MILLISECONDS.sleep(2500); // wrap-up
  }

  String queue() {
    try {
      return lab.hotline().cli("queue show support");
    } catch (IOException | InterruptedException e) {
      return e.toString();
    }
  }

  void sayYes(CallerLine line, String file) throws Exception {
    Recordings recordings = new Recordings(ROOT.resolve("voice-models/callers"));
    assertThat(line.ears().awaitVoice(LONG)).as("the greeting").isTrue();
    await(() -> System.nanoTime() - line.ears().lastVoiced() > 900_000_000L, "its end");
    recordings.play(line, Path.of(file), true);
  }

  /** Both hear each other. */
  static void assertTheyTalk(CallerLine person, CallerLine caller) throws Exception {
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
  void awaitManager() throws Exception {
    await(() -> log().contains("event=ami_up"), MANAGER, "the manager connection");
  }

  void await(BooleanSupplier what, String name) throws Exception {
    await(what, LONG, name);
  }

  void await(BooleanSupplier what, Duration limit, String name) throws Exception {
    long until = System.nanoTime() + limit.toNanos();
    while (!what.getAsBoolean()) {
      assertThat(System.nanoTime()).as(() -> name + ":\n" + log()).isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
