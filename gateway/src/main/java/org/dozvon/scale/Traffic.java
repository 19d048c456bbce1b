package org.dozvon.scale;

import java.time.Duration;

/**
 * What comes in on a busy day.
 *
 * @param persons calls of a day that come to a person; those that the bot keeps come on top
 * @param busiest the busiest half hour's share of them, above 0, at most 1
 * @param keeps the share of all calls that the bot keeps, 0 up to, not including, 1
 * @param bot how long a caller talks with the bot
 * @param talk how long a person is busy with a call, wrap-up included
 * @param inQueue how long callers stand in the queue on average
 */
public record Traffic(
    double persons, double busiest, double keeps, Duration bot, Duration talk, Duration inQueue) {
  /** The grocery day of the simulator (simulation/grocery.yaml) with 80 % answered within 20 s. */
  public static final Traffic GROCERY =
      new Traffic(
          35_000,
          0.05,
          0.25,
          Duration.ofSeconds(45),
          Duration.ofMinutes(3),
          Duration.ofSeconds(10));

  private static final double HALF_HOUR = 1800;

  /** Checks. */
  public Traffic {
    if (!(persons > 0 && persons <= 100_000_000)) {
      throw new IllegalArgumentException(
          "calls a day: " + persons + " (expected: 1 to 100,000,000)");
    }
    if (!(busiest > 0 && busiest <= 1)) {
      throw new IllegalArgumentException(
          "the busiest half hour: " + busiest + " (expected: above 0 and at most 1)");
    }
    if (!(keeps >= 0 && keeps < 1)) {
      throw new IllegalArgumentException(
          "what the bot keeps: " + keeps + " (expected: 0 up to, not including, 1)");
    }
  }

  /** Calls to people in the busiest half hour. */
  public double personsAtPeak() {
    return persons * busiest;
  }

  /** All calls of the busiest half hour, those that the bot keeps included. */
  public double callsAtPeak() {
    return personsAtPeak() / (1 - keeps);
  }

  /** New calls a second at the peak. */
  public double callsPerSecond() {
    return callsAtPeak() / HALF_HOUR;
  }

  /** Callers in the talk with the bot at the peak, on average. */
  double withBot() {
    return callsPerSecond() * seconds(bot);
  }

  /** Callers in the queue at the peak, on average. */
  double waiting() {
    return personsAtPeak() / HALF_HOUR * seconds(inQueue);
  }

  /** Talks with people at the peak, on average. */
  double talking() {
    return personsAtPeak() / HALF_HOUR * seconds(talk);
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
