package org.dozvon.phonebank.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DashboardTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path FILE = ROOT.resolve("docker/grafana/dashboards/dozvon.json");

  /** Grafana's page has 24 columns; two panels on one place hide one another. */
  @Test
  void eachPanelHasAPlaceOfItsOwn() throws IOException {
    Set<String> cells = new HashSet<>();
    Set<Integer> ids = new HashSet<>();
    for (JsonNode panel : new ObjectMapper().readTree(FILE.toFile()).path("panels")) {
      assertThat(ids.add(panel.path("id").asInt())).as(panel.path("title").asText()).isTrue();
      JsonNode place = panel.path("gridPos");
      for (int x = place.path("x").asInt(); x < right(place); x++) {
        for (int y = place.path("y").asInt(); y < bottom(place); y++) {
          assertThat(x).isLessThan(24);
          assertThat(cells.add(x + "," + y)).as(panel.path("title").asText()).isTrue();
        }
      }
    }
  }

  /** The data source is the one that provisioning makes. */
  @Test
  void everyPanelAsksOurPrometheus() throws IOException {
    String made =
        Files.readString(ROOT.resolve("docker/grafana/provisioning/datasources/prometheus.yml"));
    JsonNode root = new ObjectMapper().readTree(FILE.toFile());
    for (JsonNode panel : root.path("panels")) {
      if (!panel.path("type").asText().equals("row")) {
        String uid = panel.path("datasource").path("uid").asText();
        assertThat(made).contains("uid: " + uid);
        assertThat(panel.path("targets")).isNotEmpty();
      }
    }
  }

  /** A figure that nobody tells would be an empty picture for ever. */
  @Test
  void everyFigureIsInTheListOfFigures() throws IOException {
    String list = Files.readString(ROOT.resolve("docs/monitoring.md"));
    List<String> unknown =
        Dashboard.read(FILE).metrics().stream()
            .filter(name -> name.startsWith("dozvon_"))
            .filter(name -> !list.contains(base(name)))
            .toList();
    assertThat(unknown).isEmpty();
    assertThat(Dashboard.read(FILE).metrics()).contains("dozvon_calls_running", "up");
  }

  @Test
  void grafanasVariablesAreFilledIn() {
    Dashboard.Panel panel =
        new Dashboard.Panel(
            "waits",
            List.of(
                "rate(dozvon_calls_total{node=~\"$node\",queue=~\"$queue\"}[$__rate_interval])"));
    assertThat(panel.filled("15s"))
        .containsExactly("rate(dozvon_calls_total{node=~\".*\",queue=~\".*\"}[15s])");
  }

  /** The name as the list has it: without what Prometheus adds to a histogram. */
  private static String base(String name) {
    return name.replaceFirst("_(bucket|count|sum)$", "");
  }

  private static int right(JsonNode place) {
    return place.path("x").asInt() + place.path("w").asInt();
  }

  private static int bottom(JsonNode place) {
    return place.path("y").asInt() + place.path("h").asInt();
  }
}
