package org.dozvon.console;

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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dozvon.testing.HttpPort;
import org.dozvon.testing.NoQueues;
import org.junit.jupiter.api.Test;

/** The description of the API says what there is, and nothing else. */
class OpenApiTest {
  private static final Path SOURCES = Path.of("src/main/java/org/dozvon/console");
  private static final Pattern ROUTE =
      Pattern.compile(
          "routes\\.(get|post|put|delete)\\(\\s*\"(/api[^\"]*|/health[^\"]*|/hotlines|/metrics|/journal\\.[a-z]+)\"");

  @Test
  void everyAddressForProgramsIsDescribedAndNoOther() throws Exception {
    Set<String> there = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        Matcher route = ROUTE.matcher(Files.readString(file));
        while (route.find()) {
          there.add(route.group(1) + " " + route.group(2));
        }
      }
    }
    Set<String> described = new TreeSet<>();
    description()
        .path("paths")
        .forEachEntry(
            (path, methods) ->
                methods.fieldNames().forEachRemaining(each -> described.add(each + " " + path)));
    assertThat(described).isEqualTo(there);
  }

  @Test
  void whatNeedsARightSaysHowItIsRefused() throws Exception {
    int found = 0;
    for (JsonNode path : description().path("paths")) {
      for (JsonNode method : path) {
        String summary = method.path("summary").asText();
        if (summary.contains("(right: ")) {
          // Whether there is a call is not told to who may not see it.
          assertThat(method.path("responses").has("403") || method.path("responses").has("404"))
              .as(summary)
              .isTrue();
          assertThat(method.path("responses").has("401")).as(summary).isTrue();
          found++;
        }
      }
    }
    assertThat(found).isPositive();
  }

  @Test
  void whatItPointsAtIsThere() throws Exception {
    JsonNode all = description();
    Matcher pointer = Pattern.compile("\"#(/[^\"]+)\"").matcher(all.toString());
    int found = 0;
    while (pointer.find()) {
      assertThat(all.at(pointer.group(1)).isMissingNode()).as(pointer.group(1)).isFalse();
      found++;
    }
    assertThat(found).isPositive();
  }

  private static JsonNode description() throws IOException, InterruptedException {
    Pages pages = new Pages(Map::of, Map::of, Map::of, Map::of, () -> "", new NoQueues());
    try (HttpListener port = HttpPort.open(0, pages);
        HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + port.address().getPort() + "/api/openapi.json");
      HttpResponse<String> reply =
          client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(reply.statusCode()).isEqualTo(200);
      return JsonMapper.builder().build().readTree(reply.body());
    }
  }
}
