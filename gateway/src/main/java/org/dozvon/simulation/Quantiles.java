package org.dozvon.simulation;

import java.util.List;

/** The value below which a share of the values lies. */
final class Quantiles {
  private Quantiles() {}

  /** By the nearest rank; 0 when there is no value. */
  static double of(List<Double> values, double quantile) {
    if (values.isEmpty()) {
      return 0;
    }
    List<Double> sorted = values.stream().sorted().toList();
    int rank = (int) Math.ceil(quantile * sorted.size()) - 1;
    return sorted.get(Math.max(0, Math.min(sorted.size() - 1, rank)));
  }
}
