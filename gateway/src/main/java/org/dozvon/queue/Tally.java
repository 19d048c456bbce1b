package org.dozvon.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Counts what ends on the floor, by queue and quarter of an hour, at answer and abandon time. A
 * quarter begins at :00, :15, :30, :45 in every time zone, so that half hours, hours and days of
 * any zone are sums of quarters. Quarters are kept for 50 hours, minutes for 2. Confined to one
 * thread; what it gives are values.
 *
 * <p>It trusts the floor that an outcome comes once.
 */
public final class Tally {
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration QUARTERS_KEPT = Duration.ofHours(50);
  private static final Duration MINUTES_KEPT = Duration.ofHours(2);

  /** Who looks less often than this has not seen who was there. */
  private static final Duration LONGEST_LOOK = Duration.ofMinutes(1);

  private static final int MOST_QUEUES = 1_000;
  private static final int MOST_GAPS = 1_000;

  private final Function<String, ServiceTarget> targets;
  private final Map<String, Book> books = new TreeMap<>();
  private final List<Outcome.Gap> gaps = new ArrayList<>();
  private final Set<Key> changed = new LinkedHashSet<>();
  private Optional<Instant> blindSince = Optional.empty();
  private Instant newest = Instant.EPOCH;
  private Instant lastLook = Instant.EPOCH;
  private long tooLate;

  /** One queue's counts by when a quarter or minute began. */
  private static final class Book {
    final NavigableMap<Instant, Counts> quarters = new TreeMap<>();
    final NavigableMap<Instant, Counts> minutes = new TreeMap<>();
  }

  private record Key(String queue, Instant quarter) {}

  /**
   * Has counted nothing.
   *
   * @param targets what each queue promises, asked for each outcome
   */
  public Tally(Function<String, ServiceTarget> targets) {
    this.targets = targets;
  }

  /** Counts it in the interval in which it ended, however late it is told. */
  public void add(Outcome outcome) {
    if (outcome instanceof Outcome.Gap gap) {
      addGap(gap);
    } else {
      add(outcome.queue(), outcome.at(), Counts.of(outcome, targets.apply(outcome.queue())));
    }
  }

  /** Counts these too, such as what an earlier run of the program had counted in a quarter. */
  public void add(String queue, Instant at, Counts counts) {
    newest = at.isAfter(newest) ? at : newest;
    Book book = book(queue);
    if (book == null || at.isBefore(newest.minus(QUARTERS_KEPT))) {
      tooLate++;
      return;
    }
    Instant quarter = begin(at, QUARTER);
    book.quarters.merge(quarter, counts, Counts::plus);
    changed.add(new Key(queue, quarter));
    if (!at.isBefore(newest.minus(MINUTES_KEPT))) {
      book.minutes.merge(begin(at, MINUTE), counts, Counts::plus);
    }
  }

  /**
   * Looks who works: the time since the last look counts as they are now. Call it about once a
   * second.
   *
   * @param blind since when nothing is known; then nobody is counted
   */
  public void look(Instant now, List<QueueView> queues, Optional<Instant> blind) {
    Duration since = Duration.between(lastLook, now);
    boolean steady = !since.isNegative() && since.compareTo(LONGEST_LOOK) <= 0;
    if (steady && blind.isEmpty()) {
      queues.forEach(view -> present(view, lastLook, since));
    }
    lastLook = now;
    blindSince = blind;
    newest = now.isAfter(newest) ? now : newest;
    forget();
  }

  /** Every queue of which anything was counted, sorted. */
  public List<String> queues() {
    return List.copyOf(books.keySet());
  }

  /** A queue's figures in an interval: of the quarters that begin in it. */
  public Figures of(String queue, Interval interval) {
    Book book = books.get(queue);
    return figures(queue, interval, book == null ? Map.of() : within(book.quarters, interval));
  }

  /**
   * A queue's figures of the last so much time, to the minute: begun minutes count whole.
   *
   * @param time at most 2 hours
   */
  public Figures rolling(String queue, Duration time, Instant now) {
    Interval interval = new Interval(begin(now.minus(time), MINUTE), now);
    Book book = books.get(queue);
    return figures(queue, interval, book == null ? Map.of() : within(book.minutes, interval));
  }

  /** The quarters whose counts have changed since this was last asked, to be stored. */
  public List<Figures> changed() {
    List<Figures> quarters =
        changed.stream()
            .map(key -> of(key.queue, new Interval(key.quarter, key.quarter.plus(QUARTER))))
            .toList();
    changed.clear();
    return quarters;
  }

  /** Outcomes that came more than 50 hours late and were not counted. */
  public long tooLate() {
    return tooLate;
  }

  private void addGap(Outcome.Gap gap) {
    gaps.add(gap);
    if (gaps.size() > MOST_GAPS) {
      gaps.removeFirst();
    }
    for (String queue : gap.queue().isEmpty() ? books.keySet() : Set.of(gap.queue())) {
      Instant first = gap.from().isBefore(gap.at().minus(QUARTERS_KEPT)) ? gap.at() : gap.from();
      for (Instant quarter = begin(first, QUARTER);
          !quarter.isAfter(gap.at());
          quarter = quarter.plus(QUARTER)) {
        changed.add(new Key(queue, quarter));
      }
    }
  }

  private void present(QueueView view, Instant from, Duration time) {
    long busy =
        view.members().stream()
            .filter(Member::isStaffed)
            .filter(m -> m.state() == MemberState.BUSY || m.state() == MemberState.WRAP_UP)
            .count();
    int staffed = view.staffed();
    if (staffed > 0) {
      add(view.queue(), from, Counts.presence(time.multipliedBy(staffed), time.multipliedBy(busy)));
    }
  }

  private Figures figures(String queue, Interval interval, Map<Instant, Counts> parts) {
    Counts sum = parts.values().stream().reduce(Counts.NONE, Counts::plus);
    return new Figures(queue, interval, targets.apply(queue), sum, blind(queue, interval));
  }

  /** Gaps may overlap: a time counts once. */
  private Duration blind(String queue, Interval interval) {
    List<Interval> dark = new ArrayList<>();
    gaps.stream()
        .filter(gap -> gap.queue().isEmpty() || gap.queue().equals(queue))
        .filter(gap -> !gap.at().isBefore(gap.from()))
        .forEach(gap -> dark.add(new Interval(gap.from(), gap.at())));
    blindSince
        .filter(from -> from.isBefore(lastLook))
        .ifPresent(from -> dark.add(new Interval(from, lastLook)));
    dark.sort(Comparator.comparing(Interval::from));
    Duration sum = Duration.ZERO;
    Instant seen = interval.from();
    for (Interval gap : dark) {
      Instant from = gap.from().isAfter(seen) ? gap.from() : seen;
      if (gap.to().isAfter(from)) {
        sum = sum.plus(interval.overlap(new Interval(from, gap.to())));
        seen = gap.to();
      }
    }
    return sum;
  }

  private void forget() {
    Instant firstQuarter = newest.minus(QUARTERS_KEPT);
    Instant firstMinute = newest.minus(MINUTES_KEPT);
    for (Book book : books.values()) {
      book.quarters.headMap(firstQuarter).clear();
      book.minutes.headMap(firstMinute).clear();
    }
    gaps.removeIf(gap -> gap.at().isBefore(firstQuarter));
    changed.removeIf(key -> key.quarter.isBefore(firstQuarter));
  }

  private Book book(String queue) {
    Book known = books.get(queue);
    if (known == null && books.size() < MOST_QUEUES) {
      known = new Book();
      books.put(queue, known);
    }
    return known;
  }

  private static Map<Instant, Counts> within(NavigableMap<Instant, Counts> all, Interval interval) {
    return all.subMap(interval.from(), true, interval.to(), false);
  }

  private static Instant begin(Instant at, Duration length) {
    long seconds = length.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }
}
