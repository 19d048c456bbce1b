package org.dozvon.console.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.dozvon.operator.KeeperDiary;
import org.dozvon.operator.KeptStep;

/** The keeper's diary as few lines: what was done to several callers at a time is one of them. */
public final class KeeperLog {
  private static final Duration TOGETHER = Duration.ofSeconds(60);

  private KeeperLog() {}

  /**
   * One line.
   *
   * @param at of the first step
   * @param callers how many it was done to; 0: it is about the queue
   * @param predicted the longest predicted wait among them, in seconds
   * @param undone when all of it was taken back
   * @param problem what came of it when it was not done; may be empty
   */
  public record Line(
      Instant at,
      String queue,
      String rung,
      String what,
      String reason,
      int callers,
      OptionalDouble predicted,
      boolean dry,
      Optional<Instant> undone,
      String problem) {}

  /** Steps that belong together. */
  private static final class Group {
    final KeeperDiary.Entry first;
    final KeeperWords.Kind kind;
    final Set<String> callers = new HashSet<>();
    final List<KeeperDiary.Entry> entries = new ArrayList<>();

    Group(KeeperDiary.Entry first, KeeperWords.Kind kind) {
      this.first = first;
      this.kind = kind;
    }

    boolean takes(KeeperDiary.Entry entry, KeeperWords.Kind itsKind) {
      KeptStep one = first.step();
      KeptStep other = entry.step();
      return kind == itsKind
          && !one.caller().isEmpty()
          && !other.caller().isEmpty()
          && one.queue().equals(other.queue())
          && one.rung().equals(other.rung())
          && one.dry() == other.dry()
          && (kind != KeeperWords.Kind.OVERFLOW || one.what().equals(other.what()))
          && Duration.between(one.at(), other.at()).compareTo(TOGETHER) < 0;
    }

    void add(KeeperDiary.Entry entry) {
      entries.add(entry);
      if (!entry.step().caller().isEmpty()) {
        callers.add(entry.step().caller());
      }
    }

    Line line() {
      KeptStep step = first.step();
      OptionalDouble predicted =
          entries.stream().flatMapToDouble(entry -> entry.predicted().stream()).max();
      boolean all = entries.stream().allMatch(entry -> entry.undone().isPresent());
      String problem =
          entries.stream()
              .map(KeeperDiary.Entry::result)
              .filter(result -> !result.isEmpty() && !result.equals("done"))
              .findFirst()
              .orElse("");
      return new Line(
          step.at(),
          step.queue(),
          step.rung(),
          step.what(),
          step.reason(),
          callers.size(),
          predicted,
          step.dry(),
          all ? first.undone() : Optional.empty(),
          problem);
    }
  }

  /**
   * The newest first. What takes something back is a mark at the line that it takes back.
   *
   * @param most lines
   */
  static List<Line> of(List<KeeperDiary.Entry> entries, int most) {
    List<Group> groups = new ArrayList<>();
    for (KeeperDiary.Entry entry : entries) {
      KeptStep step = entry.step();
      KeeperWords.Kind kind = KeeperWords.kind(step.what(), step.reason());
      if (step.undoes().isPresent() || kind == KeeperWords.Kind.FOLLOWS) {
        continue;
      }
      Group group = null;
      for (int i = groups.size() - 1; i >= Math.max(0, groups.size() - 6) && group == null; i--) {
        group = groups.get(i).takes(entry, kind) ? groups.get(i) : null;
      }
      if (group == null) {
        group = new Group(entry, kind);
        groups.add(group);
      }
      group.add(entry);
    }
    List<Line> lines = new ArrayList<>();
    for (int i = groups.size() - 1; i >= 0 && lines.size() < most; i--) {
      lines.add(groups.get(i).line());
    }
    return Collections.unmodifiableList(lines);
  }
}
