package org.dozvon.phonebank.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a Grafana dashboard asks Prometheus for.
 *
 * @param panels in the file's order, those without a query left out
 */
public record Dashboard(String title, List<Panel> panels) {
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:dozvon|jvm|process|system|up)(?:_[a-z0-9_]+)?\\b(?=[{\\[) ]|$)");

  /**
   * One picture.
   *
   * @param queries in Prometheus' language, with Grafana's variables
   */
  public record Panel(String title, List<String> queries) {
    /** The queries with the variables filled in: all of everything, and this time for rates. */
    public List<String> filled(String rateInterval) {
      return queries.stream()
          .map(query -> query.replace("$__rate_interval", rateInterval))
          .map(query -> query.replaceAll("\\$(node|queue)\\b", ".*"))
          .toList();
    }
  }

  /** Reads the file that Grafana reads. */
  public static Dashboard read(Path file) throws IOException {
    JsonNode root = new ObjectMapper().readTree(file.toFile());
    List<Panel> panels =
        root.path("panels")
            .valueStream()
            .map(
                panel ->
                    new Panel(
                        panel.path("title").asText(),
                        panel
                            .path("targets")
                            .valueStream()
                            .map(target -> target.path("expr").asText())
                            .toList()))
            .filter(panel -> !panel.queries().isEmpty())
            .toList();
    return new Dashboard(root.path("title").asText(), panels);
  }

  /** The names of the figures that its queries have. */
  public Set<String> metrics() {
    return panels.stream()
        .flatMap(panel -> panel.queries().stream())
        .flatMap(query -> METRIC.matcher(query).results().map(found -> found.group()))
        .collect(Collectors.toSet());
  }
}
