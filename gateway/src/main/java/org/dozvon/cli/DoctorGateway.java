package org.dozvon.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dozvon.cli.doctor.Finding;
import org.dozvon.config.Configuration;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/** What the running gateway says of itself, if one runs. */
final class DoctorGateway {
  /** Of these, false in {@code /health} means that something is wrong. */
  private static final Set<String> PARTS = Set.of("database", "asterisk-manager");

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
    if (configuration.http().address().isUnresolved()) {
      return List.of(
          Finding.fail(
              "gateway",
              "nobody here knows the name " + configuration.http().host(),
              "http.listen in dozvon.yaml: an address, or a name that this machine knows"));
    }
    try {
      HttpResponse<String> alive = GatewayState.get(configuration.http(), "/health/live");
      if (!entries(alive).containsKey("status")) {
        return List.of(
            Finding.fail(
                "gateway",
                "another program answers at " + configuration.http(),
                "end it, or another http.listen in dozvon.yaml"));
      }
      isRunning = true;
      return List.of(liveness(alive), readiness());
    } catch (ConnectException e) {
      return List.of(
          Finding.warn(
              "gateway",
              "none answers at " + configuration.http(),
              "./dozvon run; until then the doctor answers in its place"));
    } catch (IOException e) {
      isRunning = true;
      return List.of(
          Finding.fail(
              "gateway",
              "is at " + configuration.http() + ", but does not answer: " + e.getMessage(),
              "it hangs, or the machine has too much to do; the guard of ./dozvon run would end"
                  + " one that hangs"));
    }
  }

  private Finding liveness(HttpResponse<String> alive) {
    return alive.statusCode() == 200
        ? Finding.ok("gateway", "runs at " + configuration.http())
        : Finding.fail("gateway", "stands still: " + alive.body(), "start it again; see its log");
  }

  /** What is not as it should be, by its own word. */
  private Finding readiness() throws IOException, InterruptedException {
    TreeSet<String> faults = new TreeSet<>();
    HttpResponse<String> ready = GatewayState.get(configuration.http(), "/health/ready");
    if (ready.statusCode() != 404) {
      entries(ready).forEach((name, said) -> parts(name, said, faults));
    }
    entries(GatewayState.get(configuration.http(), "/health"))
        .forEach((name, said) -> missing(name, said, faults));
    return faults.isEmpty()
        ? Finding.ok("gateway", "says that all its parts are well")
        : Finding.fail(
            "gateway",
            "says of " + String.join("; ", faults),
            "docs/monitoring.md tells what each part lacks; its log says why");
  }

  /** A part is {@code ok}, or says what it lacks. */
  private static void parts(String name, YamlNode said, Set<String> faults) {
    if (said instanceof YamlNode.Text text
        && !name.equals("status")
        && !text.value().equals("ok")) {
      faults.add(name + ": " + text.value());
    }
  }

  private static void missing(String name, YamlNode said, Set<String> faults) {
    if (said instanceof YamlNode.Text text) {
      if (name.endsWith("-missing")) {
        faults.add(name + ": " + text.value());
      } else if (PARTS.contains(name) && text.value().equals("false")) {
        faults.add(name + ": down");
      }
    }
  }

  private static Map<String, YamlNode> entries(HttpResponse<String> page) {
    return YamlNode.parse("/health", page.body(), new Problems())
        .filter(YamlNode.Entries.class::isInstance)
        .map(node -> ((YamlNode.Entries) node).entries())
        .orElse(Map.of());
  }
}
