package org.dozvon.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How often callers came with a matter, against the usual level of this weekday and hour.
 *
 * <p>The usual level is the median of the same hour in the weeks before, and its spread the median
 * absolute deviation times 1.4826 (that of the normal distribution), so that one strange week moves
 * neither. Counts of rare things vary by the root of their mean (Poisson), so the spread is at
 * least that. What is {@link #SPIKE} spreads above the usual level is a spike: the modified z-score
 * and its limit are those of B. Iglewicz and D. Hoaglin, "How to Detect and Handle Outliers", ASQC
 * 1993. When there are more calls altogether, so many more of each matter are usual.
 */
public final class TopicLevels {
  /** Spreads above the usual level from which it is a spike. */
  public static final double SPIKE = 3.5;

  /** Spreads above it below which a spike is over. */
  public static final double OVER = 1.5;

  /** Fewer weeks tell nothing. */
  public static final int LEAST_WEEKS = 3;

  private static final double NORMAL = 1.4826;
  private static final double LEAST_FACTOR = 2;
  private static final int LEAST_CALLS = 5;

  private TopicLevels() {}

  /** What is counted. */
  public enum Kind {
    /** Every call. */
    CALLS,
    /** What was wanted, by the dialogs. */
    INTENT,
    /** A word that callers said. */
    WORD
  }

  /**
   * What was counted in an hour.
   *
   * @param calls all of them
   * @param intents calls by what was wanted
   * @param words calls in which a word was said
   */
  public record Counts(int calls, Map<String, Integer> intents, Map<String, Integer> words) {
    /** Copies. */
    public Counts {
      intents = Map.copyOf(intents);
      words = Map.copyOf(words);
    }

    int of(Kind kind, String name) {
      return switch (kind) {
        case CALLS -> calls;
        case INTENT -> intents.getOrDefault(name, 0);
        case WORD -> words.getOrDefault(name, 0);
      };
    }
  }

  /**
   * A matter now.
   *
   * @param name empty for all calls
   * @param usual the level that was to be expected
   * @param spreads above it; 0 when too few weeks are known
   * @param isKnown whether enough weeks are known to say so
   */
  public record Level(
      Kind kind, String name, int now, double usual, double spreads, boolean isKnown) {
    /** Whether it is far above the usual. */
    public boolean isSpike() {
      return isKnown && spreads >= SPIKE && now >= LEAST_CALLS && now >= LEAST_FACTOR * usual;
    }

    /** How many times the usual; 0 when nothing is usual. */
    public double factor() {
      return usual <= 0 ? 0 : now / usual;
    }
  }

  /**
   * The levels of everything that was counted now, the farthest above the usual first.
   *
   * @param before the same hour of the weeks before, as many as are known
   * @param leastWord words said in fewer calls now are left out
   */
  public static List<Level> of(Counts now, List<Counts> before, int leastWord) {
    Level all = level(Kind.CALLS, "", now, before, 1);
    double growth = all.isKnown() && all.usual() > 0 ? Math.max(1, all.factor()) : 1;
    List<Level> levels = new ArrayList<>();
    for (String intent : names(now, before)) {
      levels.add(level(Kind.INTENT, intent, now, before, growth));
    }
    now.words().entrySet().stream()
        .filter(word -> word.getValue() >= leastWord)
        .forEach(word -> levels.add(level(Kind.WORD, word.getKey(), now, before, growth)));
    levels.sort(
        Comparator.comparingDouble(Level::spreads)
            .reversed()
            .thenComparing(Comparator.comparingInt(Level::now).reversed())
            .thenComparing(Level::name));
    levels.addFirst(all);
    return levels;
  }

  private static Set<String> names(Counts now, List<Counts> before) {
    Set<String> names = new HashSet<>(now.intents().keySet());
    before.forEach(week -> names.addAll(week.intents().keySet()));
    return names;
  }

  private static Level level(
      Kind kind, String name, Counts now, List<Counts> before, double growth) {
    int count = now.of(kind, name);
    double[] weeks = before.stream().mapToDouble(week -> week.of(kind, name)).toArray();
    if (weeks.length < LEAST_WEEKS) {
      return new Level(kind, name, count, weeks.length == 0 ? 0 : median(weeks), 0, false);
    }
    double middle = median(weeks);
    double spread = NORMAL * median(Arrays.stream(weeks).map(w -> Math.abs(w - middle)).toArray());
    double usual = middle * growth;
    double scale = Math.max(spread * growth, Math.sqrt(Math.max(usual, 1)));
    return new Level(kind, name, count, usual, (count - usual) / scale, true);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
