package org.dozvon.phonebank.rush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dozvon.cli.RunCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code why}, {@code level} and {@code audit} say of callers whom a real Asterisk has just
 * served is what befell them; skipped where ./dozvon test found no Asterisk.
 */
class LiveCommandsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @TempDir private Path home;

  /** What a command said and its exit code. */
  private record Said(int code, String text) {}

  @Test
  void theCommandsTellWhatBefellTheCallersOfARush() throws Exception {
    String environment = System.getenv("DOZVON_ASTERISK_ENV");
    assumeTrue(environment != null && Files.isReadable(Path.of(environment)), "no Asterisk here");
    RushRules rules = RushRules.in(ROOT, home);
    rules.are("act", "    ladder: []\n");
    try (Rush rush =
        Rush.start(ROOT, Path.of(environment), rules.gateway(), line -> System.out.println(line))) {
      rush.awaitWatched();
      Instant began = Instant.now();
      oneIsOvertaken(rush);
      List<Wait> waits = awaitKept(rush, began, 4);
      why(rush, waits);
      level(rush);
      audit(rush);

      rush.lab().stopGateway();
      why(rush, waits);
      level(rush);
      audit(rush);
    }
  }

  /** One person, three who wait for it; the last of them is to be treated gently. */
  private static void oneIsOvertaken(Rush rush) throws IOException, InterruptedException {
    rush.lab().hotline().cli("queue pause member PJSIP/agent2 queue support");
    rush.talksTake(Duration.ofSeconds(5));
    rush.call("7000", Rush.PAST_THE_GATEWAY);
    assertThat(rush.awaitAnswered(1, Duration.ofSeconds(10))).isTrue();
    rush.call(7010, 2, Duration.ofMillis(300), Rush.PAST_THE_GATEWAY);
    rush.call("7020", Rush.TO_A_PERSON);
    assertThat(rush.awaitAnswered(4, Duration.ofSeconds(45)))
        .as("gateway log: %s", rush.lab().gatewayLog())
        .isTrue();
    assertThat(rush.answered().stream().map(Visit::number))
        .containsExactly("7000", "7020", "7010", "7011");
    TimeUnit.SECONDS.sleep(6); // the last talk
  }

  private static void why(Rush rush, List<Wait> waits) throws Exception {
    String gentle = rush.call("7020").orElseThrow();
    Said told = run(rush, "why", gentle);
    assertThat(told.code()).as(told.text()).isZero();
    assertThat(told.text().lines().toList())
        .satisfiesExactly(
            joined ->
                assertThat(joined)
                    .matches(
                        ".* joined support \\(\\d+ s after the answer of the call, \\d+ s after"
                            + " asking for a person; treated gently\\)"),
            forward -> assertThat(forward).contains("goes forward", "point"),
            answered -> assertThat(answered).contains("PJSIP/agent1 answered after"));

    String overtaken =
        waits.stream()
            .min(Comparator.comparing(Wait::joined).thenComparing(Wait::caller))
            .map(Wait::caller)
            .orElseThrow();
    assertThat(run(rush, "why", overtaken).text()).doesNotContain("later");
    overtaken = waits.stream().sorted(Comparator.comparing(Wait::joined)).toList().get(1).caller();
    told = run(rush, "why", overtaken);
    assertThat(told.text())
        .containsPattern("a caller who joined \\d+ s later was served first \\(" + gentle + "\\): ")
        .doesNotContain("no step of the keeper");

    told = run(rush, "why", "nobody.1");
    assertThat(told.code()).isEqualTo(1);
    assertThat(told.text()).contains("nothing is known of the call nobody.1");
    if (rush.lab().gateway().isAlive()) {
      HttpResponse<String> reply = rush.lab().api().get("/api/why/" + gentle);
      assertThat(reply.body()).isEqualTo(run(rush, "why", gentle).text());
      assertThat(rush.lab().api().get("/api/why/nobody.1").statusCode()).isEqualTo(404);
    }
  }

  private static void level(Rush rush) {
    Said told = run(rush, "level", "--csv");
    assertThat(told.code()).as(told.text()).isZero();
    assertThat(told.text().lines().filter(line -> line.contains("support"))).hasSize(1);
    told = run(rush, "level");
    assertThat(told.text()).contains("support");
  }

  private static void audit(Rush rush) throws IOException {
    Said told = run(rush, "audit", "queue_log", queueLog(rush.lab().folder()).toString());
    assertThat(told.text()).contains("they agree");
    assertThat(told.code()).isZero();
  }

  /** One caller's wait, as the gateway keeps it. */
  private record Wait(String caller, Instant joined) {}

  private static List<Wait> awaitKept(Rush rush, Instant since, int callers) throws Exception {
    List<Wait> waits = List.of();
    for (int tries = 0; tries < 50 && waits.size() < callers; tries++) {
      TimeUnit.MILLISECONDS.sleep(200);
      waits = kept(rush, since);
    }
    assertThat(waits).hasSize(callers);
    return waits;
  }

  private static List<Wait> kept(Rush rush, Instant since) throws Exception {
    String query = "/api/queues/outcomes?from=" + since + "&to=" + Instant.now();
    List<Wait> waits = new ArrayList<>();
    for (String line : rush.lab().api().get(query).body().lines().toList()) {
      JsonNode outcome = JsonMapper.builder().build().readTree(line);
      if (outcome.path("type").asText().equals("Wait")) {
        JsonNode caller = outcome.path("caller");
        waits.add(
            new Wait(
                caller.path("caller").asText(), Instant.parse(caller.path("joined").asText())));
      }
    }
    return waits;
  }

  /** Runs a command as the launcher does, but for a Java machine of its own. */
  private static Said run(Rush rush, String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--config", rush.lab().folder().resolve("dozvon.yaml").toString()));
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream here = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      System.setOut(here);
      System.setErr(here);
      int code = RunCommand.Root.execute(arguments.toArray(String[]::new));
      here.flush();
      out.println("$ ./dozvon " + String.join(" ", words) + "\n" + said);
      return new Said(code, said.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** The bank's Asterisk has no queue and so an empty one. */
  static Path queueLog(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.endsWith("queue_log"))
          .max(Comparator.comparing(file -> file.toFile().length()))
          .orElseThrow();
    }
  }
}
