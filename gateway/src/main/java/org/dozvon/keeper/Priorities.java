package org.dozvon.keeper;

import java.time.Duration;
import java.util.Map;
import org.dozvon.queue.PriorityReason;

/**
 * Who goes before whom. A point is worth as much as a stretch of waiting, so that everybody's claim
 * grows alike: a caller with points goes before those who joined at most {@code points * aging}
 * earlier, and before nobody else. That bound is what keeps anybody from starving.
 *
 * @param points by the kind of reason
 * @param atMost what one caller's points count together
 * @param aging the waiting that is worth a point
 */
public record Priorities(Map<PriorityReason.Kind, Integer> points, int atMost, Duration aging) {
  /** Gentle and distressed callers and kept places count two minutes, others less. */
  public static final Priorities DEFAULT =
      new Priorities(
          Map.of(
              PriorityReason.Kind.GENTLE, 12,
              PriorityReason.Kind.DISTRESSED, 12,
              PriorityReason.Kind.CALL_BACK, 12,
              PriorityReason.Kind.WAITED_BEFORE, 6,
              PriorityReason.Kind.SECOND_CALL, 6,
              PriorityReason.Kind.ANGRY, 3,
              PriorityReason.Kind.LOYALTY, 3),
          24,
          Duration.ofSeconds(10));

  /** Copies and checks. */
  public Priorities {
    points = Map.copyOf(points);
    if (atMost < 0 || aging.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "at most " + atMost + " points of " + aging + " (expected: 0.., at least 1 s)");
    }
  }

  /** The longest waiting that points can make up for. */
  public Duration longestHeadStart() {
    return aging.multipliedBy(atMost);
  }
}
