package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.cli.LogCommand;
import org.dozvon.cli.NewCommand;
import org.dozvon.journal.DatabaseException;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A whole gateway, without calls, as machines see it from outside. */
class SeenFromOutsideTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String QUIET = "org.dozvon.nobody";
  @TempDir private static Path folder;
  private static Configuration configuration;
  private static Gateway gateway;
  private static HttpClient client;

  @BeforeAll
  static void open() throws IOException, DatabaseException, ConfigurationException {
    Files.createDirectories(folder.resolve("hotlines"));
    Files.writeString(
        folder.resolve("dozvon.yaml"),
        """
        agi: {listen: "127.0.0.1:0"}
        audiosocket: {listen: "127.0.0.1:0"}
        http: {listen: "127.0.0.1:0"}
        ami: {address: "127.0.0.1:1"}
        hotlines: hotlines
        models: {ru: nowhere}
        database: {folder: data/database, demo-data: yes}
        traces: {otlp: "http://127.0.0.1:1", percent: 50}
        """);
    assertThat(
            new CommandLine(new NewCommand())
                .execute(
                    "shop", "--languages", "en", "--config", folder.resolve("dozvon.yaml") + ""))
        .isZero();
    Problems problems = new Problems();
    configuration =
        new ConfigReader(folder, Map.of(), problems)
            .read("dozvon.yaml", Files.readString(folder.resolve("dozvon.yaml")))
            .orElseThrow();
    assertThat(problems.list()).isEmpty();
    gateway = Gateway.start(configuration);
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void close() {
    client.close();
    gateway.close();
  }

  private static HttpResponse<String> ask(String path, Optional<String> token, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.http().getPort() + path))
            .timeout(Duration.ofSeconds(20));
    token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
    if (!body.isEmpty()) {
      request
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(body));
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return ask(path, Optional.empty(), "");
  }

  /** What of the catalogue a gateway without calls tells. */
  static String metrics() throws IOException, InterruptedException {
    return get("/metrics").body();
  }

  @Test
  void itIsAliveButNotReadyAndSaysWhichPartsLackWhat() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    HttpResponse<String> ready = get("/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    JsonNode parts = JSON.readTree(ready.body());
    assertThat(parts.path("status").asText()).isEqualTo("not ready");
    assertThat(parts.path("gateway").asText()).isEqualTo("ok");
    assertThat(parts.path("database").asText()).isEqualTo("ok");
    assertThat(parts.path("models").asText()).isEqualTo("none for ru");
    assertThat(parts.path("asterisk-manager").asText()).isEqualTo("not connected");
    assertThat(parts.path("recognisers").asText()).isEqualTo("ok");
    assertThat(parts.path("calls").asText()).isEqualTo("ok");
    assertThat(metrics())
        .contains("dozvon_ready 0.0")
        .contains("dozvon_ready_part{part=\"models\"} 0.0")
        .contains("dozvon_ready_part{part=\"database\"} 1.0");
  }

  @Test
  void everyFigureStandsInTheCatalogueAndTheCatalogueHasNoOther() throws Exception {
    var unused = get("/api/nothing-here-" + Instant.now().toEpochMilli());
    MetricCatalogue told = MetricCatalogue.ofScrape(metrics());
    told.addAll(MetricCatalogue.ofScrape(BusyDay.metrics()));
    MetricCatalogue written = MetricCatalogue.ofDocument();
    assertThat(written.lines()).containsAll(told.linesOfOurs());
    assertThat(told.lines()).containsAll(written.linesOfOurs());
  }

  @Test
  void requestsAreCountedByAddressesOfTheProgramNotByThoseOfVisitors() throws Exception {
    assertThat(get("/api/calls/somebody-tries-this").statusCode()).isEqualTo(401);
    assertThat(get("/no/such/page").statusCode()).isEqualTo(404);
    assertThat(metrics())
        .contains(
            "dozvon_http_requests_seconds_count{address=\"/api/calls/{call}\",method=\"GET\",status=\"4xx\"}")
        .contains(
            "dozvon_http_requests_seconds_count{address=\"other\",method=\"\",status=\"4xx\"}")
        .doesNotContain("somebody")
        .doesNotContain("such");
  }

  @Test
  void whoRunsTheServiceChangesWhatIsLoggedAndNobodyElse() throws Exception {
    String debug = "{\"logger\":\"" + QUIET + "\",\"level\":\"debug\",\"for\":\"1h\"}";
    assertThat(ask("/api/log", Optional.empty(), debug).statusCode()).isEqualTo(401);
    Optional<String> token = LocalToken.find(configuration);
    HttpResponse<String> done = ask("/api/log", token, debug);
    assertThat(done.statusCode()).isEqualTo(200);
    JsonNode set = JSON.readTree(done.body()).path("loggers").path(QUIET);
    assertThat(set.path("level").asText()).isEqualTo("debug");
    assertThat(set.path("seconds").asInt()).isBetween(3_000, 3_600);
    for (String wrong :
        List.of(
            "{\"logger\":\"a\",\"level\":\"loud\"}",
            "{\"logger\":\"a b\",\"level\":\"info\"}",
            "{\"logger\":\"a\",\"level\":\"info\",\"for\":\"soon\"}",
            "[]",
            "no json")) {
      assertThat(ask("/api/log", token, wrong).statusCode()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void theCommandShowsAndChangesIt() throws Exception {
    Path own = folder.resolve("as-it-runs.yaml");
    Files.writeString(
        own,
        Files.readString(folder.resolve("dozvon.yaml"))
            .replace(
                "http: {listen: \"127.0.0.1:0\"}",
                "http: {listen: \"127.0.0.1:" + gateway.http().getPort() + "\"}"));
    String config = own.toString();
    assertThat(run("--config", config, "org.dozvon.somebody", "trace", "--for", "10m"))
        .containsPattern("org\\.dozvon\\.somebody +trace {3}info again in \\d+ s")
        .contains("root");
    assertThat(new CommandLine(new LogCommand()).execute("--config", config, "a", "loud"))
        .isEqualTo(2);
  }

  private static String run(String... arguments) {
    java.io.StringWriter out = new java.io.StringWriter();
    int code =
        new CommandLine(new LogCommand()).setOut(new java.io.PrintWriter(out)).execute(arguments);
    assertThat(code).as(out.toString()).isZero();
    return out.toString().toLowerCase(Locale.ROOT);
  }
}
