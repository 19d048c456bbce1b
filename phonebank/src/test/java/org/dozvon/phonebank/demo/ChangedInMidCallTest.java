package org.dozvon.phonebank.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dozvon.phonebank.asterisk.GatewayProcess;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dialog is changed while a real call runs; skipped where ./dozvon test found no Asterisk. */
class ChangedInMidCallTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final String OLD = "Thank you for calling.";
  private static final String NEW = "Thank you for your call today.";

  @TempDir private Path home;
  private Path main;
  private Lab lab;
  private CallEvents events;

  /** What is to be done when the bot has said something in this call, once. */
  private volatile Consumer<JsonNode> meanwhile = event -> {};

  @BeforeEach
  void start() throws Exception {
    String environment = System.getenv("DOZVON_ASTERISK_ENV");
    assumeTrue(environment != null && Files.isReadable(Path.of(environment)), "no Asterisk here");
    copy(ROOT.resolve("dialplans/hotlines"), home.resolve("hotlines"));
    main = home.resolve("hotlines/grocery/hotline.yaml");
    Lab.Gateway gateway =
        new Lab.Gateway(
            Map.of("hotlines", home.resolve("hotlines").toString()), GatewayProcess.Form.PLAIN);
    lab =
        Lab.start(
            LabPlan.make(ROOT, "application"), Path.of(environment), gateway, System.out::println);
    events = lab.api().follow(event -> meanwhile.accept(event));
  }

  @AfterEach
  void stop() {
    if (lab != null) {
      events.close();
      lab.close();
    }
  }

  @Test
  void theCallEndsWithTheWordsItBeganWithAndTheNextOneHearsTheNewOnes() throws Exception {
    CompletableFuture<JsonNode> whileItRan = new CompletableFuture<>();
    meanwhile =
        event -> {
          if (event.path("type").asText().equals("IntentFound") && !whileItRan.isDone()) {
            whileItRan.complete(change());
          }
        };
    List<String> first = play();
    assertThat(first).as("gateway log: %s", lab.gatewayLog()).contains(OLD).doesNotContain(NEW);
    JsonNode state = whileItRan.get(1, TimeUnit.SECONDS);
    assertThat(state.path("version").asInt()).isEqualTo(2);
    assertThat(state.path("calls").asInt()).isZero();
    assertThat(state.path("older").path(0).path("version").asInt()).isEqualTo(1);
    assertThat(state.path("older").path(0).path("calls").asInt()).isEqualTo(1);
    assertThat(play()).contains(NEW).doesNotContain(OLD);
    assertThat(state().path("older")).isEmpty();
  }

  /** Saves the file as an editor does, and waits until the gateway has taken it. */
  private JsonNode change() {
    try {
      String text = Files.readString(main);
      assertThat(text).contains(OLD);
      Path fresh = Files.writeString(main.resolveSibling(".fresh"), text.replace(OLD, NEW));
      long saved = System.nanoTime();
      Files.move(fresh, main, StandardCopyOption.ATOMIC_MOVE);
      while (state().path("version").asInt() < 2
          && System.nanoTime() - saved < Duration.ofSeconds(20).toNanos()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      System.out.printf("live after %d ms%n", (System.nanoTime() - saved) / 1_000_000);
      return state();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private JsonNode state() throws IOException, InterruptedException {
    return lab.api().read("/hotlines").path("hotlines").path(0);
  }

  /** What the bot says in a call. */
  private List<String> play() throws Exception {
    Problems problems = new Problems();
    Scenario scenario =
        ScenarioReader.all(ROOT.resolve("phonebank/scenarios"), problems).stream()
            .filter(candidate -> candidate.name().equals("en/balance"))
            .findFirst()
            .orElseThrow();
    int mark = events.mark();
    Outcome outcome =
        new Player(
                lab,
                events,
                new Recordings(ROOT.resolve("voice-models/callers")),
                new Recorder(Optional.empty()),
                context -> {})
            .play(scenario);
    assertThat(outcome.wrong()).as("gateway log: %s", lab.gatewayLog()).isEmpty();
    return events.since(mark, "BotSaid").stream()
        .map(event -> event.path("text").asText())
        .toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (!copy.toString().endsWith(".test.yaml")) { // they know the old words by heart
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }
}
