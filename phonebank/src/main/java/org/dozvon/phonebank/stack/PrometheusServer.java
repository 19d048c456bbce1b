package org.dozvon.phonebank.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dozvon.phonebank.asterisk.FreePorts;
import org.dozvon.phonebank.demo.Folders;

/**
 * A real Prometheus that asks gateways of this machine, with the configuration and the rules that
 * docker/prometheus ships; only who is asked, and how often, is otherwise. Used by one thread.
 */
public final class PrometheusServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration START = Duration.ofSeconds(60);

  private final Path folder;
  private final String address;
  private final HttpClient client = HttpClient.newHttpClient();
  private Process process;

  private PrometheusServer(Path folder, int port) {
    this.folder = folder;
    this.address = "127.0.0.1:" + port;
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param environment the file that setup/prometheus-up.sh writes
   * @param shipped the folder docker/prometheus
   * @param targets host:port of each gateway by its name
   * @throws IOException with its log when it does not come up
   */
  public static PrometheusServer start(Path environment, Path shipped, Map<String, String> targets)
      throws IOException, InterruptedException {
    Properties programs = Programs.read(environment, "PROMETHEUS_BIN");
    PrometheusServer made =
        new PrometheusServer(Files.createTempDirectory("dzprom"), FreePorts.tcp());
    try {
      made.configure(shipped, targets);
      made.open(programs.getProperty("PROMETHEUS_BIN"));
      return made;
    } catch (IOException | InterruptedException e) {
      made.close();
      throw e;
    }
  }

  /** The shipped files with a shorter pace. */
  private void configure(Path shipped, Map<String, String> targets) throws IOException {
    String configuration = Files.readString(shipped.resolve("prometheus.yml"));
    Files.writeString(
        folder.resolve("prometheus.yml"),
        configuration.replaceAll("(scrape|evaluation)_interval: 15s", "$1_interval: 1s"));
    Files.createDirectories(folder.resolve("rules"));
    try (Stream<Path> rules = Files.list(shipped.resolve("rules"))) {
      for (Path rule : rules.filter(file -> file.toString().endsWith(".yml")).toList()) {
        Files.copy(rule, folder.resolve("rules").resolve(rule.getFileName()));
      }
    }
    Files.createDirectories(folder.resolve("targets"));
    Files.writeString(
        folder.resolve("targets/gateways.yml"),
        targets.entrySet().stream()
            .map(
                one ->
                    "- targets: [\"%s\"]\n  labels: {node: %s}\n"
                        .formatted(one.getValue(), one.getKey()))
            .collect(Collectors.joining()));
  }

  private void open(String program) throws IOException, InterruptedException {
    process =
        new ProcessBuilder(
                program,
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=" + address)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    long until = System.nanoTime() + START.toNanos();
    while (process.isAlive() && System.nanoTime() < until) {
      if (isReady()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IOException("Prometheus does not start: " + Files.readString(folder.resolve("log")));
  }

  private boolean isReady() throws IOException, InterruptedException {
    try {
      return send("/-/ready").statusCode() == 200;
    } catch (ConnectException e) {
      return false;
    }
  }

  /** Its address, for a browser. */
  public String http() {
    return "http://" + address;
  }

  /** How it sees its targets: a line for each that it cannot ask; none when all is well. */
  public List<String> silentTargets() throws IOException, InterruptedException {
    JsonNode targets = read("/api/v1/targets?state=active").path("activeTargets");
    if (targets.isEmpty()) {
      return List.of("it has no target");
    }
    return Stream.of(targets)
        .flatMap(all -> all.valueStream())
        .filter(target -> !target.path("health").asText().equals("up"))
        .map(t -> t.path("scrapeUrl").asText() + " " + t.path("lastError").asText())
        .toList();
  }

  /** The names of its rules, each with how it is: ok, or an error. */
  public Map<String, String> rules() throws IOException, InterruptedException {
    return read("/api/v1/rules")
        .path("groups")
        .valueStream()
        .flatMap(group -> group.path("rules").valueStream())
        .collect(
            Collectors.toMap(
                rule -> rule.path("name").asText(),
                rule -> rule.path("health").asText(),
                (one, other) -> one.equals("ok") ? other : one));
  }

  /** A query over the time until now: every series with the samples that are numbers. */
  public List<Integer> samples(String query, Instant from, Instant now)
      throws IOException, InterruptedException {
    JsonNode result =
        read("/api/v1/query_range?query=%s&start=%d&end=%d&step=2"
                .formatted(encoded(query), from.getEpochSecond(), now.getEpochSecond()))
            .path("result");
    return result
        .valueStream()
        .map(
            series ->
                (int)
                    series
                        .path("values")
                        .valueStream()
                        .filter(sample -> !sample.path(1).asText().equals("NaN"))
                        .count())
        .filter(count -> count > 0)
        .toList();
  }

  private JsonNode read(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = send(path);
    JsonNode reply = JSON.readTree(response.body());
    if (!reply.path("status").asText().equals("success")) {
      throw new IOException("Prometheus: " + reply.path("error").asText(response.body()));
    }
    return reply.path("data");
  }

  private HttpResponse<String> send(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(http() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Ends it and deletes what it kept. */
  @Override
  public void close() throws IOException {
    try {
      if (process != null) {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
    Folders.delete(folder);
  }
}
