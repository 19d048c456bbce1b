package org.dozvon.phonebank.demo;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Durations in order, asked by rank. */
public record Quantiles(List<Duration> sorted) {
  /** Puts them in order. */
  public static Quantiles of(Collection<Duration> all) {
    return new Quantiles(all.stream().sorted().toList());
  }

  /** The smallest value that at least {@code percent} of all do not exceed (nearest rank). */
  public Optional<Duration> at(int percent) {
    int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(rank - 1));
  }

  /** The same in milliseconds; -1 without any. */
  public long millis(int percent) {
    return at(percent).map(Duration::toMillis).orElse(-1L);
  }

  /** As {@code p50 / p95 ms (count)}. */
  public String text() {
    return sorted.isEmpty()
        ? "-"
        : String.format(Locale.ROOT, "%d / %d ms (%d)", millis(50), millis(95), sorted.size());
  }
}
