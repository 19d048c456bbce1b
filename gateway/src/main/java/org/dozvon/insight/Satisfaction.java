package org.dozvon.insight;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * How satisfied callers said they are.
 *
 * <p>CSAT: the share of answers 4 and 5 of 1..5 ("top two boxes", as customer satisfaction is
 * usually told for five-point scales). NPS: of 0..10, the share of 9 and 10 less the share of 0 to
 * 6 (F. Reichheld, "The One Number You Need to Grow", Harvard Business Review, December 2003).
 *
 * @param five how many gave each of 1..5
 * @param ten how many gave each of 0..10
 */
public record Satisfaction(Map<Integer, Integer> five, Map<Integer, Integer> ten) {
  /** Copies. */
  public Satisfaction {
    five = Map.copyOf(five);
    ten = Map.copyOf(ten);
  }

  /** Per cent of those asked by 1..5 who gave 4 or 5; empty: nobody answered. */
  public OptionalDouble csat() {
    return share(five, 4, 5);
  }

  /** -100..100, by those asked by 0..10; empty: nobody answered. */
  public OptionalDouble nps() {
    OptionalDouble promoters = share(ten, 9, 10);
    OptionalDouble detractors = share(ten, 0, 6);
    return promoters.isEmpty()
        ? promoters
        : OptionalDouble.of(promoters.getAsDouble() - detractors.getAsDouble());
  }

  /** How many answered by 1..5. */
  public int fives() {
    return sum(five, 1, 5);
  }

  /** How many answered by 0..10. */
  public int tens() {
    return sum(ten, 0, 10);
  }

  private static OptionalDouble share(Map<Integer, Integer> counts, int from, int to) {
    int all = sum(counts, 0, 10);
    return all == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(100.0 * sum(counts, from, to) / all);
  }

  private static int sum(Map<Integer, Integer> counts, int from, int to) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey() >= from && entry.getKey() <= to)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
