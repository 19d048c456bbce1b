package org.dozvon.cli;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.dozvon.cli.doctor.Finding;
import org.dozvon.config.Configuration;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/** What the running gateway says of itself, if one runs. */
final class DoctorGateway {
  private final Configuration configuration;
  private boolean isRunning;

  DoctorGateway(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Whether one answered when it was asked. */
  boolean isRunning() {
    return isRunning;
  }

  /** Asks it. */
  List<Finding> check() throws InterruptedException {
    try {
      HttpResponse<String> alive = GatewayState.get(configuration.http(), "/health/live");
      isRunning = true;
      List<Finding> found = new ArrayList<>();
      found.add(
          alive.statusCode() == 200
              ? Finding.ok("gateway", "runs at " + configuration.http())
              : Finding.fail(
                  "gateway", "stands still: " + alive.body(), "start it again; see its log"));
      readiness().ifPresent(found::add);
      return found;
    } catch (IOException e) {
      return List.of(
          Finding.warn(
              "gateway",
              "none answers at " + configuration.http(),
              "./dozvon run; until then the doctor answers in its place"));
    }
  }

  /** What is not up, by its own word. */
  private Optional<Finding> readiness() throws IOException, InterruptedException {
    HttpResponse<String> ready = GatewayState.get(configuration.http(), "/health/ready");
    HttpResponse<String> page =
        ready.statusCode() == 404 ? GatewayState.get(configuration.http(), "/health") : ready;
    TreeSet<String> down = new TreeSet<>();
    YamlNode.parse("/health", page.body(), new Problems())
        .ifPresent(node -> collect("", node, down));
    if (down.isEmpty() && page.statusCode() == 200) {
      return Optional.of(Finding.ok("gateway", "says that all its parts are up"));
    }
    String what =
        down.isEmpty() ? "says that it is not ready" : "says of " + String.join("; ", down);
    return Optional.of(
        Finding.fail("gateway", what, "see its log; /health says the same, and more"));
  }

  /** Values that are false, and texts of what is missing. */
  private static void collect(String name, YamlNode node, TreeSet<String> down) {
    switch (node) {
      case YamlNode.Text text -> {
        if (text.value().toLowerCase(Locale.ROOT).equals("false")) {
          down.add(name + ": down");
        } else if (name.endsWith("missing")) {
          down.add(name + ": " + text.value());
        }
      }
      case YamlNode.Items items -> items.items().forEach(item -> collect(name, item, down));
      case YamlNode.Entries entries ->
          entries.entries().forEach((key, value) -> collect(key, value, down));
    }
  }
}
