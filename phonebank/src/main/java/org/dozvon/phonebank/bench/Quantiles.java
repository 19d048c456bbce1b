package org.dozvon.phonebank.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Durations in order, asked by rank. */
record Quantiles(List<Duration> sorted) {
  static Quantiles of(Collection<Duration> all) {
    return new Quantiles(all.stream().sorted().toList());
  }

  /** The smallest value that at least {@code percent} of all do not exceed; -1 without any. */
  long millis(int percent) {
    int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
    return sorted.isEmpty() ? -1 : sorted.get(rank - 1).toMillis();
  }

  /** As {@code p50 / p95 ms (count)}. */
  String text() {
    return sorted.isEmpty()
        ? "-"
        : String.format(Locale.ROOT, "%d / %d ms (%d)", millis(50), millis(95), sorted.size());
  }
}
