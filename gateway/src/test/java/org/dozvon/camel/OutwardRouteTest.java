package org.dozvon.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.dozvon.handover.Outward;
import org.dozvon.testing.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutwardRouteTest {
  @TempDir Path folder;

  @Test
  void anOwnRouteTakesTheEventsElsewhere() throws Exception {
    String route =
        """
        - route:
            from:
              uri: direct:call-event
              steps:
                - to:
                    uri: file:FOLDER
                    parameters: {fileName: "${header[kafka.KEY]}.json"}
        """
            .replace("FOLDER", folder.toString());
    try (OutwardRoute outward = new OutwardRoute(settings(Optional.of(route)))) {
      assertThat(outward.tell("call-1", "{\"a\":1}")).isEqualTo(Outward.Answer.TAKEN);
    }
    assertThat(folder.resolve("call-1.json")).hasContent("{\"a\":1}");
  }

  @Test
  void theRouteOfTheHandbookPostsToAWebAddress() throws Exception {
    String page =
        Files.readString(Recordings.folder("voice-models").resolveSibling("docs/events.md"));
    String route = page.substring(page.indexOf("- route:"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    List<String> posted = new CopyOnWriteArrayList<>();
    AtomicInteger status = new AtomicInteger(204);
    server.createContext("/events", exchange -> answer(exchange, posted, status.get()));
    server.start();
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/events";
    route = route.substring(0, route.indexOf("```")).replace("https://crm.example/events", address);
    try (OutwardRoute outward = new OutwardRoute(settings(Optional.of(route)))) {
      assertThat(outward.tell("call-1", "{\"a\":1}")).isEqualTo(Outward.Answer.TAKEN);
      assertThat(posted).containsExactly("application/cloudevents+json {\"a\":1}");
      for (int refusal : List.of(422, 413)) {
        status.set(refusal);
        assertThat(outward.tell("call-1", "{}"))
            .as("%d: it will not be taken as it is", refusal)
            .isEqualTo(Outward.Answer.NEVER);
      }
      for (int refusal : List.of(400, 401, 408, 429, 503)) {
        status.set(refusal);
        assertThat(outward.tell("call-1", "{}"))
            .as("%d: perhaps a proxy's, a login's, or for now", refusal)
            .isEqualTo(Outward.Answer.LATER);
      }
      server.removeContext("/events");
      assertThat(outward.tell("call-1", "{}")).isEqualTo(Outward.Answer.LATER);
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpExchange exchange, List<String> posted, int status)
      throws IOException {
    posted.add(
        exchange.getRequestHeaders().getFirst("Content-Type")
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Test
  void aRouteThatFailsIsTriedAgainLater() throws Exception {
    String route =
        """
        - route:
            from:
              uri: direct:call-event
              steps:
                - throwException: {exceptionType: java.io.IOException, message: not today}
        """;
    try (OutwardRoute outward = new OutwardRoute(settings(Optional.of(route)))) {
      assertThat(outward.tell("call-1", "{}")).isEqualTo(Outward.Answer.LATER);
    }
  }

  @Test
  void aRouteFileThatCannotBeReadOrBeginsElsewhereIsAMistake() {
    assertThatThrownBy(() -> new OutwardRoute(settings(Optional.of("- rout: {}"))))
        .isInstanceOf(RoutesException.class);
    String other = "- route: {from: {uri: direct:events, steps: [{log: hello}]}}";
    assertThatThrownBy(() -> new OutwardRoute(settings(Optional.of(other))))
        .isInstanceOf(RoutesException.class)
        .hasMessageContaining("direct:call-event");
  }

  @Test
  void aMistakeIsToldOfTheOwnFileAndInWords() {
    String wrong = "- route: {from: {uri: direct:call-event, steps: [{nonsense: {}}]}}";
    assertThatThrownBy(() -> new OutwardRoute(settings(Optional.of(wrong))))
        .hasMessageStartingWith("route file mine.yaml: ")
        .hasMessageContaining("nonsense")
        .hasMessageNotContaining("Exception")
        .hasMessageNotContaining("call-event.camel.yaml");
    assertThat(
            OutwardSettings.faults(
                Map.of("linger.ms", "abc", "compression.type", "gzip", "my.extension", "x")))
        .containsOnlyKeys("linger.ms");
  }

  @Test
  void secretsAreNotInTheSettingsText() {
    OutwardSettings settings =
        new OutwardSettings("b:9092", "t", Map.of("sasl.jaas.config", "pass"), Optional.empty());
    assertThat(settings.toString()).doesNotContain("pass");
  }

  private static OutwardSettings settings(Optional<String> route) {
    return new OutwardSettings(
        "127.0.0.1:1",
        "calls",
        Map.of(),
        route.map(text -> new OutwardSettings.Route("mine.yaml", text)));
  }
}
