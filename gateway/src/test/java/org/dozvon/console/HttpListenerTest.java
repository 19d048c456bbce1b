package org.dozvon.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.operator.EventHub;
import org.dozvon.operator.LookupFailedException;
import org.dozvon.operator.QueueRecords;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.ServiceTarget;
import org.dozvon.testing.HttpPort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpListenerTest {
  private static final Instant AT = Instant.parse("2026-11-25T05:00:00.123Z");
  private static final CallEvent.Started STARTED =
      new CallEvent.Started(
          new CallId("known-1"),
          AT,
          new Caller("+74950001234", "<script>\"Иван\"", "100"),
          "grocery",
          Locale.of("ru"),
          "1.1");

  private static final String TOKEN = "Authorization: Bearer " + HttpPort.TOKEN + "\r\n";

  private final EventHub hub = new EventHub();
  private final Map<String, Object> health = new LinkedHashMap<>(Map.of("status", "up"));
  private final Map<String, Object> life = new LinkedHashMap<>(Map.of("status", "up"));
  private final Map<String, Object> hotlines =
      Map.of(
          "hotlines",
          List.of(
              Map.of(
                  "name",
                  "grocery",
                  "version",
                  7,
                  "by",
                  "olga",
                  "note",
                  "<script>\"\n",
                  "refused",
                  Map.of("hash", "e871", "problems", List.of("/var/lib/hotline.yaml:7:1")))));
  private final QueueRecords queues =
      new QueueRecords() {
        @Override
        public List<Figures> quarters(Interval time) {
          return List.of(
              new Figures("support", time, ServiceTarget.DEFAULT, Counts.NONE, Duration.ZERO));
        }

        @Override
        public List<Outcome> outcomes(Interval time) throws IOException {
          throw new IOException("database: down for the test");
        }
      };
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpListener listener;

  @BeforeEach
  void listen() throws IOException {
    HttpSettings settings =
        new HttpSettings(
            HttpSettings.DEFAULTS.address(), 0, 8, 2, Duration.ofSeconds(30), 1024, false);
    listener = HttpPort.open(settings, this::routes);
  }

  @AfterEach
  void stop() {
    listener.close();
    client.shutdownNow();
  }

  @Test
  void queuesAreJson() throws Exception {
    assertThat(get("/api/queues").body()).contains("\"queue\":\"support\"");
  }

  @Test
  void hotlinesAreJsonAndFiguresAreText() throws Exception {
    HttpResponse<String> reply = get("/hotlines");
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).contains("\"name\":\"grocery\"").contains("<script>\\\"\\n");
    assertThat(reply.headers().firstValue("content-type").orElse("")).contains("json");
    HttpResponse<String> figures = get("/metrics");
    assertThat(figures.body()).isEqualTo("dozvon_calls_total 1.0\n");
    assertThat(figures.headers().firstValue("content-type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
  }

  @Test
  void everybodyIsToldTheVersionOfAHotlineAndNothingOfPeopleAndFiles() throws Exception {
    HttpRequest bare = HttpRequest.newBuilder(uri("/hotlines")).build();
    HttpResponse<String> reply = client.send(bare, HttpResponse.BodyHandlers.ofString());
    assertThat(reply.body())
        .contains("\"version\":7", "\"hash\":\"e871\"")
        .doesNotContain("olga", "script", "/var");
    assertThat(get("/hotlines").body()).contains("olga", "/var/lib/hotline.yaml:7:1");
  }

  @Test
  void whatWasKeptOfTheQueuesIsLinesOfJson() throws Exception {
    String day = "?from=2026-11-28T00:00:00Z&to=2026-11-29T00:00:00Z";
    HttpResponse<String> reply = get("/api/queues/quarters" + day);
    assertThat(reply.statusCode()).isEqualTo(200);
    JsonNode line = JsonMapper.builder().build().readTree(reply.body());
    assertThat(line.at("/interval/from").asText()).isEqualTo("2026-11-28T00:00:00Z");
    assertThat(line.at("/target/withinMs").asInt()).isEqualTo(20_000);
    assertThat(get("/api/queues/outcomes" + day).statusCode()).as("a whole day").isEqualTo(400);
    assertThat(get("/api/queues/quarters?from=now&to=then").statusCode()).isEqualTo(400);
    assertThat(get("/api/queues/quarters").statusCode()).isEqualTo(400);
    assertThat(get("/api/queues/other" + day).statusCode()).isEqualTo(404);
    String hour = "?from=2026-11-28T00:00:00Z&to=2026-11-28T01:00:00Z";
    assertThat(get("/api/queues/outcomes" + hour).statusCode()).isEqualTo(503);
  }

  @Test
  void aKnownCallIsGivenAsJson() throws Exception {
    HttpResponse<String> reply = get("/api/calls/known-1");
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().firstValue("content-type").orElse(""))
        .startsWith("application/json");
    assertThat(reply.headers().firstValue("x-content-type-options")).contains("nosniff");
    assertThat(reply.headers().firstValue("content-security-policy")).isPresent();
    JsonNode call = JsonMapper.builder().build().readTree(reply.body());
    assertThat(call.get("id").asText()).isEqualTo("known-1");
    assertThat(call.get("language").asText()).isEqualTo("ru");
    assertThat(call.get("startedAt").asText()).isEqualTo("2026-11-25T05:00:00.123Z");
    assertThat(call.get("caller").get("name").asText()).isEqualTo("<script>\"Иван\"");
    assertThat(call.get("waitingSince").isNull()).isTrue();
  }

  @Test
  void whatIsNotThereIs404AndNeverRepeatsTheQuestion() throws Exception {
    for (String path :
        new String[] {
          "/api/calls/unknown",
          "/api/calls/",
          "/api/calls/..%2f..%2fetc%2fpasswd",
          "/api/calls/%3Cscript%3E",
          "/favicon.ico"
        }) {
      HttpResponse<String> reply = get(path);
      assertThat(reply.statusCode()).as(path).isEqualTo(404);
      assertThat(reply.body()).contains("\"error\"").doesNotContain("script", "passwd");
    }
  }

  @Test
  void onlyGetIsUnderstood() throws Exception {
    HttpRequest post =
        HttpRequest.newBuilder(uri("/health"))
            .POST(HttpRequest.BodyPublishers.ofString("x"))
            .build();
    HttpResponse<String> reply = client.send(post, HttpResponse.BodyHandlers.ofString());
    assertThat(reply.statusCode()).isEqualTo(405);
    assertThat(reply.headers().firstValue("allow")).contains("GET");
  }

  @Test
  void whoShowsNoTokenReadsNoCall() throws Exception {
    for (String path :
        List.of("/api/calls/known-1", "/api/queues", "/api/events", "/api/why/known-1")) {
      HttpRequest bare = HttpRequest.newBuilder(uri(path)).build();
      HttpResponse<String> reply = client.send(bare, HttpResponse.BodyHandlers.ofString());
      assertThat(reply.statusCode()).as(path).isEqualTo(401);
      assertThat(reply.body()).doesNotContain("known-1");
    }
  }

  @Test
  void anUnreachableDatabaseIs503() throws Exception {
    assertThat(get("/api/calls/broken").statusCode()).isEqualTo(503);
  }

  @Test
  void healthIsJsonOrPlainTextAndTellsByItsStatus() throws Exception {
    assertThat(get("/health").body()).isEqualTo("{\"status\":\"up\"}\n");
    HttpRequest asText = request("/health").header("Accept", "text/plain").build();
    assertThat(client.send(asText, HttpResponse.BodyHandlers.ofString()).body())
        .isEqualTo("status: up\n");
    health.put("status", "degraded");
    assertThat(get("/health").statusCode()).isEqualTo(503);
  }

  @Test
  void aGuardIsToldByTheCodeWhetherSomethingStandsStill() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    life.put("status", "stands still");
    assertThat(get("/health/live").statusCode()).isEqualTo(503);
    assertThat(get("/health").statusCode()).as("another question").isEqualTo(200);
  }

  @Test
  void whatProgramsMayAskIsListed() throws Exception {
    assertThat(get("/api").body()).contains("/api/events", "/health");
  }

  @Test
  void eventsComeAsTheyHappenOneALine() throws Exception {
    HttpResponse<java.io.InputStream> reply = stream();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(reply.body(), StandardCharsets.UTF_8))) {
      hub.accept(new CallEvent.BotSaid(STARTED.call(), AT, "Здравствуйте\n2"));
      assertThat(lines.readLine())
          .isEqualTo(
              "{\"type\":\"BotSaid\",\"call\":\"known-1\",\"at\":\"2026-11-25T05:00:00.123Z\","
                  + "\"text\":\"Здравствуйте\\n2\"}");
      hub.accept(
          new CallEvent.RouteCalled(
              STARTED.call(), AT, "caller", Map.of(), "ok", Map.of(), Duration.ofMillis(12)));
      assertThat(lines.readLine()).contains("\"type\":\"RouteCalled\"", "\"tookMs\":12");
    }
    await().until(() -> hub.listeners() == 0);
  }

  @Test
  void moreStreamsThanAllowedAreRefused() throws Exception {
    stream();
    stream();
    assertThat(get("/api/events").statusCode()).isEqualTo(503);
  }

  @Test
  void aClientThatDoesNotReadIsCutOff() throws Exception {
    try (Socket socket = raw("GET /api/events HTTP/1.1\r\nHost: localhost\r\n" + TOKEN + "\r\n")) {
      assertThat(socket.isConnected()).isTrue();
      await().until(() -> hub.listeners() == 1);
      CallEvent big = new CallEvent.BotSaid(STARTED.call(), AT, "x".repeat(100_000));
      await()
          .pollInterval(Duration.ofMillis(5))
          .until(
              () -> {
                hub.accept(big);
                return hub.listeners() == 0;
              });
    }
  }

  @Test
  void tooLongURLsHeadersAndNonsenseAreRefused() throws Exception {
    assertThat(firstLine("GET /" + "a".repeat(9000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .contains("414");
    assertThat(
            firstLine("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(9000) + "\r\n\r\n"))
        .contains("431");
    assertThat(firstLine("GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .contains("400");
  }

  @Test
  void aPageElsewhereCannotReadCallsByItsOwnName() throws Exception {
    assertThat(firstLine("GET /api/calls/known-1 HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
        .contains("403");
    assertThat(firstLine("GET /health HTTP/1.1\r\n\r\n")).contains("400");
  }

  @Test
  void aTakenPortIsNamed() {
    HttpSettings taken = HttpSettings.DEFAULTS.on(listener.address().getPort());
    assertThatThrownBy(() -> HttpPort.open(taken, this::routes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("HTTP port")
        .hasMessageContaining(String.valueOf(taken.port()));
  }

  private List<Routes> routes(Entrance entrance) {
    AgentAccess nobody = new AgentAccess(AgentAccess.NOBODY, "");
    return List.of(new StateRoutes(entrance, HttpListenerTest::find, hub, 2, pages(), nobody));
  }

  private Pages pages() {
    return new Pages(
        () -> health,
        () -> life,
        () -> hotlines,
        () -> Map.of("queues", List.of(Map.of("queue", "support", "talking", 3))),
        () -> "dozvon_calls_total 1.0\n",
        queues);
  }

  private static Optional<CallContext> find(CallId id) {
    if (id.value().equals("broken")) {
      throw new LookupFailedException("down for the test", new IOException());
    }
    return id.equals(STARTED.call()) ? Optional.of(CallContext.of(STARTED)) : Optional.empty();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + HttpPort.TOKEN);
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + listener.address().getPort() + path);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<java.io.InputStream> stream() throws Exception {
    return client.send(request("/api/events").build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  private Socket raw(String request) throws IOException {
    Socket socket = new Socket(listener.address().getAddress(), listener.address().getPort());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private String firstLine(String request) throws IOException {
    try (Socket socket = raw(request);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      return String.valueOf(lines.readLine());
    }
  }
}
