package org.dozvon.queue;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How times are spread. Each is rounded up: to a second up to two minutes, to 5 s up to ten, to a
 * minute up to four hours, which stands for all that is longer. So a percentile is never told
 * better than it was, and any two spreads can be added.
 *
 * @param seconds how often, by the rounded time; at most 446 entries
 */
public record Spread(SortedMap<Integer, Integer> seconds) {
  /** No times. */
  public static final Spread NONE = new Spread(new TreeMap<>());

  private static final int LONGEST = 4 * 3600;

  /** Copies. */
  public Spread {
    seconds = Collections.unmodifiableSortedMap(new TreeMap<>(seconds));
  }

  /** One time. */
  public static Spread of(Duration time) {
    return new Spread(new TreeMap<>(Map.of(edge(time), 1)));
  }

  /** Both. */
  public Spread plus(Spread other) {
    if (seconds.isEmpty() || other.seconds.isEmpty()) {
      return seconds.isEmpty() ? other : this;
    }
    TreeMap<Integer, Integer> sum = new TreeMap<>(seconds);
    other.seconds.forEach((edge, count) -> sum.merge(edge, count, Integer::sum));
    return new Spread(sum);
  }

  /** How many times there are. */
  public int total() {
    return seconds.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many of them are at most so long, rounded up as all are. */
  public int atMost(Duration limit) {
    int end = (int) Math.min(Integer.MAX_VALUE - 1, limit.toSeconds());
    return seconds.headMap(end + 1).values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * The time that this share of all times does not exceed; empty without times.
   *
   * @param share above 0, at most 1, such as 0.95
   */
  public Optional<Duration> percentile(double share) {
    long rank = (long) Math.ceil(share * total() - 1e-9);
    long passed = 0;
    for (Map.Entry<Integer, Integer> entry : seconds.entrySet()) {
      passed += entry.getValue();
      if (passed >= rank) {
        return Optional.of(Duration.ofSeconds(entry.getKey()));
      }
    }
    return Optional.empty();
  }

  private static int edge(Duration time) {
    if (time.isNegative() || time.isZero()) {
      return 0;
    }
    long second = time.getSeconds() + (time.getNano() > 0 ? 1 : 0);
    int step = second <= 120 ? 1 : second <= 600 ? 5 : 60;
    return (int) Math.min(LONGEST, (second + step - 1) / step * step);
  }
}
