package org.dozvon.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.insight.TopicLevels;
import org.dozvon.insight.TopicLevels.Level;

/**
 * Looks every few minutes what callers come with, and tells once of what is far above the usual. A
 * matter is told again when it was back at its usual level, and two hours have passed. Looked at by
 * one thread; what was seen last may be asked for by any.
 */
public final class TopicDesk {
  /** What is counted together. */
  public static final Duration WINDOW = Duration.ofHours(1);

  private static final Duration WEEK = Duration.ofDays(7);
  private static final int WEEKS = 8;
  private static final int LEAST_WORD = 5;
  private static final int MOST_TOLD = 5;
  private static final Duration QUIET = Duration.ofHours(2);

  private final TopicRecords records;
  private final Alarms alarms;
  private final Map<String, Told> told = new HashMap<>();
  private volatile Optional<Look> last = Optional.empty();

  private record Told(Instant at, boolean isOver) {}

  /**
   * What was seen.
   *
   * @param weeks how many weeks it was compared with
   */
  public record Look(Instant at, int weeks, List<Level> levels) {
    /** Copies. */
    public Look {
      levels = List.copyOf(levels);
    }

    /** What is far above the usual. */
    public List<Level> spikes() {
      return levels.stream().filter(Level::isSpike).toList();
    }
  }

  /** Has not looked yet. */
  public TopicDesk(TopicRecords records, Alarms alarms) {
    this.records = records;
    this.alarms = alarms;
  }

  /** What was seen last; empty: nothing yet. */
  public Optional<Look> last() {
    return last;
  }

  /** Looks, and tells what is to be told. */
  public Look look(Instant now) throws StoreException {
    Optional<Instant> oldest = records.oldest();
    List<TopicLevels.Counts> before = new ArrayList<>();
    for (int week = 1; week <= WEEKS; week++) {
      Instant to = now.minus(WEEK.multipliedBy(week));
      Instant from = to.minus(WINDOW);
      if (oldest.isPresent() && !oldest.get().isAfter(from)) {
        before.add(records.count(from, to));
      }
    }
    TopicLevels.Counts current = records.count(now.minus(WINDOW), now);
    Look look = new Look(now, before.size(), TopicLevels.of(current, before, LEAST_WORD));
    last = Optional.of(look);
    tell(look);
    return look;
  }

  private void tell(Look look) {
    look.levels().stream()
        .filter(level -> level.spreads() < TopicLevels.OVER)
        .forEach(level -> told.computeIfPresent(key(level), (k, it) -> new Told(it.at(), true)));
    List<String> present = look.levels().stream().map(TopicDesk::key).toList();
    told.replaceAll((key, it) -> present.contains(key) ? it : new Told(it.at(), true));
    told.values().removeIf(it -> it.isOver() && !it.at().plus(QUIET).isAfter(look.at()));
    look.spikes().stream()
        .filter(level -> !told.containsKey(key(level)))
        .limit(MOST_TOLD)
        .forEach(
            level -> {
              told.put(key(level), new Told(look.at(), false));
              alarms.tell("topic", about(level), sentence(level));
            });
  }

  private static String key(Level level) {
    return level.kind() + " " + level.name();
  }

  private static String about(Level level) {
    return switch (level.kind()) {
      case CALLS -> "calls";
      case INTENT -> "calls about \"" + level.name() + "\"";
      case WORD -> "calls with the word \"" + level.name() + "\"";
    };
  }

  /** In plain words, for the alarm. */
  private static String sentence(Level level) {
    return "%d %s in the last hour; usual at this hour: %.0f"
        .formatted(level.now(), about(level), level.usual());
  }
}
