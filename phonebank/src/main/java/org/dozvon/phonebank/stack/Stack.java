package org.dozvon.phonebank.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.dozvon.phonebank.stack.Dashboard.Panel;

/**
 * The pieces of docker/compose.yaml without containers: a real PostgreSQL for the gateway, a real
 * Prometheus that asks it, and the dashboard's queries put to that. Used by one thread.
 */
public final class Stack implements AutoCloseable {
  /** Of these a good day has nothing to show. */
  private static final Set<String> MAY_BE_EMPTY =
      Set.of(
          "Interrupted, and not heard",
          "Routes that failed",
          "What the keeper does",
          "Asterisk's list was otherwise");

  private static final String RATE = "15s";
  private static final int SCRAPES_S = 4;

  private final Path root;
  private final Path prometheusEnvironment;
  private final PostgresServer postgres;
  private PrometheusServer prometheus;
  private Instant since = Instant.EPOCH;

  private Stack(Path root, Path prometheusEnvironment, PostgresServer postgres) {
    this.root = root;
    this.prometheusEnvironment = prometheusEnvironment;
    this.postgres = postgres;
  }

  /**
   * Starts the database.
   *
   * @param postgres the file that setup/postgres-up.sh writes
   * @param prometheus the file that setup/prometheus-up.sh writes
   */
  public static Stack start(Path root, Path postgres, Path prometheus)
      throws IOException, InterruptedException {
    return new Stack(root, prometheus, PostgresServer.start(postgres));
  }

  /** The block {@code database} of a gateway that is to use it. */
  public String database() {
    return postgres.block();
  }

  /**
   * Starts the Prometheus.
   *
   * @param gateway host:port of its HTTP port
   */
  public void watch(String gateway) throws IOException, InterruptedException {
    since = Instant.now();
    prometheus =
        PrometheusServer.start(
            prometheusEnvironment, root.resolve("docker/prometheus"), Map.of("gateway", gateway));
  }

  /** Its address, for a browser. */
  public String prometheus() {
    return prometheus.http();
  }

  /** Prints what came of it and tells what is wrong; empty when all is well. */
  public List<String> report(PrintStream out) throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(SCRAPES_S);
    List<String> wrong = new ArrayList<>();
    out.println();
    stored(out, wrong);
    for (String silent : prometheus.silentTargets()) {
      wrong.add("Prometheus cannot ask: " + silent);
    }
    Map<String, String> rules = prometheus.rules();
    rules.forEach(
        (name, health) -> {
          if (!health.equals("ok")) {
            wrong.add("rule " + name + ": " + health);
          }
        });
    out.printf("Prometheus %s asks the gateway; %d rules%n", prometheus.http(), rules.size());
    Dashboard dashboard = Dashboard.read(root.resolve("docker/grafana/dashboards/dozvon.json"));
    out.printf("%n%-46s %8s %8s%n", dashboard.title(), "series", "samples");
    for (Panel panel : dashboard.panels()) {
      ask(panel, out, wrong);
    }
    wrong.forEach(line -> out.println("wrong: " + line));
    return wrong;
  }

  private void stored(PrintStream out, List<String> wrong) {
    try {
      long calls = postgres.count("select count(*) from journal_call");
      out.printf("PostgreSQL holds %d calls%n", calls);
      if (calls == 0) {
        wrong.add("no call is in PostgreSQL");
      }
    } catch (SQLException e) {
      wrong.add("PostgreSQL: " + e.getMessage());
    }
  }

  private void ask(Panel panel, PrintStream out, List<String> wrong)
      throws IOException, InterruptedException {
    List<Integer> samples = new ArrayList<>();
    for (String query : panel.filled(RATE)) {
      samples.addAll(prometheus.samples(query, since, Instant.now()));
    }
    int all = samples.stream().mapToInt(Integer::intValue).sum();
    out.printf("  %-44s %8d %8d%n", panel.title(), samples.size(), all);
    if (all == 0 && !MAY_BE_EMPTY.contains(panel.title())) {
      wrong.add("the dashboard's \"" + panel.title() + "\" has nothing to show");
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (prometheus != null) {
        prometheus.close();
      }
    } finally {
      postgres.close();
    }
  }
}
