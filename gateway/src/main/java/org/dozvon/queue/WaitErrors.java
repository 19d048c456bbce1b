package org.dozvon.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How good predictions of waits were. Confined to one thread. */
public final class WaitErrors {
  /** The name of what was believed, whichever estimator it was of. */
  public static final String CHOSEN = "chosen";

  private final Map<String, List<Double>> errors = new TreeMap<>();

  /**
   * One estimator's errors, in seconds.
   *
   * @param mean of their sizes
   * @param bias the mean with their signs; above 0: callers were told too much
   * @param p90 nine in ten are at most so large
   */
  public record Row(String estimator, int callers, double mean, double bias, double p90) {}

  /** A prediction and what came of it. */
  public void add(WaitPredictor.Tested tested) {
    tested.predicted().forEach((word, seconds) -> add(word, seconds - tested.actual()));
    add(CHOSEN, tested.believed() - tested.actual());
  }

  private void add(String word, double error) {
    errors.computeIfAbsent(word, name -> new ArrayList<>()).add(error);
  }

  /** By the mean error, the best first. */
  public List<Row> rows() {
    return errors.entrySet().stream()
        .map(entry -> row(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingDouble(Row::mean))
        .toList();
  }

  private static Row row(String word, List<Double> all) {
    List<Double> sizes = all.stream().map(Math::abs).sorted().toList();
    double mean = sizes.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    double bias = all.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    int rank = (int) Math.ceil(0.9 * sizes.size()) - 1;
    return new Row(word, all.size(), mean, bias, sizes.get(Math.max(0, rank)));
  }
}
