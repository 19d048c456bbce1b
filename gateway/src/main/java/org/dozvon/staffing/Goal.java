package org.dozvon.staffing;

import java.time.Duration;

/**
 * What the people must be enough for.
 *
 * @param share of all callers who reach a person in time, above 0 and below 1, such as 0.8
 * @param within the time, 0..1 d
 * @param maxOccupancy the share of their time that people may be busy, above 0, at most 1
 */
public record Goal(double share, Duration within, double maxOccupancy) {
  /** 80 % within 20 s, whatever the occupancy. */
  public static final Goal DEFAULT = new Goal(0.8, Duration.ofSeconds(20), 1);

  /** Checks. */
  public Goal {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "the share of callers: "
              + percent(share)
              + " (expected: above 0 % and below 100 %; no number of people answers everybody in"
              + " time for certain)");
    }
    if (!(maxOccupancy > 0 && maxOccupancy <= 1)) {
      throw new IllegalArgumentException(
          "the highest occupancy: "
              + percent(maxOccupancy)
              + " (expected: above 0 % and at most 100 %)");
    }
    Demand.within("the time to answer", within, Duration.ZERO, Duration.ofDays(1));
  }

  boolean isMetBy(Outlook outlook) {
    return outlook.serviceLevel() >= share && outlook.occupancy() <= maxOccupancy;
  }

  static String percent(double share) {
    return Double.isFinite(share)
        ? new java.math.BigDecimal(share * 100)
                .round(new java.math.MathContext(6))
                .stripTrailingZeros()
                .toPlainString()
            + " %"
        : String.valueOf(share);
  }
}
