package org.dozvon.keeper;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.queue.Facts;
import org.dozvon.queue.PriorityReason;
import org.dozvon.queue.WaitingCaller;

/**
 * Why a caller may go before others: points, and what each part of them is for. The order between
 * two callers does not change while they wait, unless their facts do: both claims grow alike.
 *
 * @param points capped; the priority with which the caller came is on top
 * @param parts in plain words, such as {@code gentle 12 (born 1949)}
 */
public record Claim(int points, List<String> parts) {
  /** Copies. */
  public Claim {
    parts = List.copyOf(parts);
  }

  /** What facts alone are worth, of one who joined then. */
  public static Claim of(Facts facts, Instant joined, Priorities rules) {
    return of(facts, joined, 0, "", rules);
  }

  static Claim of(WaitingCaller caller, CallerState state, Priorities rules) {
    return of(caller.facts(), caller.joined(), state.raise().points(), state.raise().by(), rules);
  }

  private static Claim of(
      Facts facts, Instant joined, int raised, String raisedBy, Priorities rules) {
    Map<PriorityReason.Kind, String> kinds = new EnumMap<>(PriorityReason.Kind.class);
    if (facts.gentle()) {
      kinds.put(PriorityReason.Kind.GENTLE, "");
    }
    facts.reasons().forEach(reason -> kinds.merge(reason.kind(), reason.text(), Claim::longer));
    int sum = 0;
    List<String> parts = new ArrayList<>();
    for (Map.Entry<PriorityReason.Kind, String> kind : kinds.entrySet()) {
      int points = rules.points().getOrDefault(kind.getKey(), 0);
      if (points > 0) {
        sum += points;
        parts.add(
            word(kind.getKey())
                + " "
                + points
                + (kind.getValue().isEmpty() ? "" : " (" + kind.getValue() + ")"));
      }
    }
    int before = waitedBefore(facts, joined, rules);
    if (before > 0) {
      sum += before;
      parts.add("waited before joining " + before);
    }
    if (raised > 0) {
      sum += raised;
      parts.add(raisedBy + " " + raised);
    }
    if (sum > rules.atMost()) {
      parts.add("together at most " + rules.atMost());
    }
    return new Claim(Math.min(sum, rules.atMost()), parts);
  }

  /** As {@link Priorities} counts: the moment of joining, moved back by the points. */
  Instant countsFrom(WaitingCaller caller, int base, Priorities rules) {
    return caller.joined().minus(rules.aging().multipliedBy((long) points + base));
  }

  private static int waitedBefore(Facts facts, Instant joined, Priorities rules) {
    Duration before = Duration.between(facts.asked(), joined);
    return before.isNegative()
        ? 0
        : (int) Math.min(rules.atMost(), before.toMillis() / rules.aging().toMillis());
  }

  private static String longer(String one, String other) {
    return one.length() >= other.length() ? one : other;
  }

  private static String word(PriorityReason.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
