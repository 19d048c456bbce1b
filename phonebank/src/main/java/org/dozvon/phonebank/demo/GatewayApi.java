package org.dozvon.phonebank.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The gateway's HTTP port, for programs of this machine.
 *
 * @param http its address
 * @param token file that the gateway has made
 */
public record GatewayApi(String http, Path token) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A request with the token. */
  public HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(URI.create(http + path)).header("Authorization", bearer());
  }

  /** What is at this path. */
  public JsonNode read(String path) throws IOException, InterruptedException {
    return JSON.readTree(get(path).body());
  }

  /** The reply as it is. */
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  /** The context of a call as the agent's side sees it. */
  public JsonNode context(String call) throws IOException, InterruptedException {
    return read("/api/calls/" + call);
  }

  /** Subscribes to what happens; the listener is called in order, on one thread. */
  public CallEvents follow(Consumer<JsonNode> listener) throws IOException, InterruptedException {
    HttpResponse<Stream<String>> response =
        HttpClient.newHttpClient()
            .send(request("/api/events").build(), HttpResponse.BodyHandlers.ofLines());
    return CallEvents.of(response.body(), listener);
  }

  /** As the header says it. */
  public String bearer() throws IOException {
    return "Bearer " + Files.readString(token).strip();
  }
}
