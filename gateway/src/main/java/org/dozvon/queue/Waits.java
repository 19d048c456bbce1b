package org.dozvon.queue;

import java.time.Duration;

/**
 * How long callers waited, by one clock.
 *
 * @param answeredInTarget a person answered within the target's time
 * @param abandonedInTarget hung up within the target's time, the short ones included
 * @param shortAbandons hung up within the target's limit for short abandons
 * @param answeredWaited the waits of the answered, added up
 * @param longest of the answered and the abandoned
 */
public record Waits(
    int answeredInTarget,
    int abandonedInTarget,
    int shortAbandons,
    Duration answeredWaited,
    Duration longest) {
  /** Nobody waited. */
  public static final Waits NONE = new Waits(0, 0, 0, Duration.ZERO, Duration.ZERO);

  /** One caller whom a person answered. */
  static Waits answered(Duration waited, ServiceTarget target) {
    return new Waits(within(waited, target.within()), 0, 0, waited, waited);
  }

  /** One caller who hung up. */
  static Waits abandoned(Duration waited, ServiceTarget target) {
    return new Waits(
        0,
        within(waited, target.within()),
        within(waited, target.shortAbandon()),
        Duration.ZERO,
        waited);
  }

  /** Both. */
  public Waits plus(Waits other) {
    return new Waits(
        answeredInTarget + other.answeredInTarget,
        abandonedInTarget + other.abandonedInTarget,
        shortAbandons + other.shortAbandons,
        answeredWaited.plus(other.answeredWaited),
        longest.compareTo(other.longest) >= 0 ? longest : other.longest);
  }

  private static int within(Duration waited, Duration limit) {
    return waited.compareTo(limit) <= 0 ? 1 : 0;
  }
}
