package org.dozvon.config;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.dozvon.handover.EventFeed;
import org.dozvon.journal.QueueHistory;
import org.dozvon.journal.QueueMetrics;
import org.dozvon.keeper.Measures;
import org.dozvon.keeper.PeopleNeeded;
import org.dozvon.keeper.QueueRules;
import org.dozvon.operator.PlainView;
import org.dozvon.operator.QueueBoard;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.ServiceLevelFormula;
import org.dozvon.queue.Tally;
import org.dozvon.queue.WaitClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the queues: outcomes go to the tally, the database, the metrics and other systems; what
 * earlier runs counted is counted on. Confined to the thread "queues" once registered there.
 */
public final class QueueMeasure {
  private static final Logger LOG = LoggerFactory.getLogger(QueueMeasure.class);

  /** What "the last minutes" are. */
  private static final Duration WINDOW = Duration.ofMinutes(15);

  private static final Duration SHOWN_EVERY = Duration.ofSeconds(5);

  /** What is told late still belongs to the quarter that is told to other systems. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Tally tally;
  private final QueueHistory history;
  private final QueueMetrics metrics;
  private final EventFeed feed;
  private final Function<String, QueueRules> rules;
  private final Function<String, ZoneId> zones;
  private final Map<String, OptionalInt> needed = new ConcurrentHashMap<>();
  private Instant nextShown = Instant.EPOCH;
  private Instant quarterToClose = Instant.EPOCH;
  private Optional<Outcome.Gap> away = Optional.empty();
  private Optional<Instant> knownSince = Optional.empty();
  private QueueHistory.Earlier earlier = QueueHistory.Earlier.NONE;
  private boolean isWhole;

  /**
   * Has counted nothing yet.
   *
   * @param rules what each queue promises, and how
   * @param zones in which a queue's day begins at midnight
   * @param feed gets every outcome, and every quarter of an hour when it is over
   */
  public QueueMeasure(
      Function<String, QueueRules> rules,
      Function<String, ZoneId> zones,
      QueueHistory history,
      QueueMetrics metrics,
      EventFeed feed) {
    this.rules = rules;
    this.tally = new Tally(queue -> rules.apply(queue).target());
    this.zones = zones;
    this.history = history;
    this.metrics = metrics;
    this.feed = feed;
  }

  /** Reads what earlier runs counted; blocks. A database that is down leaves the day empty. */
  public QueueMeasure read(Instant now) {
    try {
      earlier = history.earlier(now);
    } catch (SQLException e) {
      LOG.error("event=queue_history_unread reason={}", e.getMessage());
    }
    return this;
  }

  /**
   * Goes on with what earlier runs counted; on the thread "queues", once the targets are known.
   * Until then quarters are not stored, since they would stand in for the fuller ones.
   */
  public QueueMeasure countOn() {
    earlier.countIn(tally);
    away = earlier.away();
    earlier = QueueHistory.Earlier.NONE;
    isWhole = true;
    knownSince.ifPresent(this::wasAway);
    return this;
  }

  /** From now on everything at these queues is measured; call it before they start. */
  public QueueMeasure register(Queues queues) {
    queues.onEvent(this::happened).onOutcome(this::ended).onTick(this::tick);
    return this;
  }

  /** A queue's figures in an interval; on the thread "queues". */
  public Figures figures(String queue, Interval interval) {
    return tally.of(queue, interval);
  }

  /** A queue's figures of the last so much time, two hours at most; on the thread "queues". */
  public Figures lately(String queue, Duration time, Instant now) {
    return tally.rolling(queue, time, now);
  }

  /** How well a queue keeps its promise now, as the keeper's rules ask; on the thread "queues". */
  public Measures.Level level(
      String queue,
      ServiceLevelFormula formula,
      WaitClock clock,
      Interval.Length length,
      Instant now) {
    Figures rolling = tally.rolling(queue, WINDOW, now);
    Figures interval = tally.of(queue, Interval.of(length, now, zones.apply(queue)));
    return new Measures.Level(
        rolling.level(formula, clock),
        rolling.counts().answered() + rolling.counts().abandoned(),
        interval.level(formula, clock),
        interval.counts().answered() + interval.counts().abandoned());
  }

  /** How many people this queue needs now; empty: too little is known. For any thread. */
  public OptionalInt neededNow(String queue) {
    return needed.getOrDefault(queue, OptionalInt.empty());
  }

  /** Only with the first look at everything is known who waits, and the time away over. */
  void happened(QueueEvent event) {
    if (event instanceof QueueEvent.Everything everything) {
      knownSince = Optional.of(knownSince.orElse(everything.at()));
      wasAway(everything.at());
    }
  }

  private void wasAway(Instant until) {
    // While another gateway writes, it has watched.
    away.filter(gap -> history.acts())
        .ifPresent(gap -> ended(new Outcome.Gap(until, "", gap.from())));
    away = Optional.empty();
  }

  void ended(Outcome outcome) {
    tally.add(outcome);
    history.accept(outcome);
    metrics.ended(outcome);
    feed.tell(PlainView.of(outcome));
  }

  void tick(QueueBoard board) {
    Instant now = board.at();
    boolean blind = board.blindSince().isPresent();
    if (isWhole && knownSince.isPresent() && !blind) {
      history.alive(now);
    }
    tally.look(now, board.queues(), board.blindSince());
    if (!now.isBefore(nextShown)) {
      nextShown = now.plus(SHOWN_EVERY);
      if (isWhole) {
        tally.changed().forEach(history::keep);
      }
      board.queues().forEach(view -> show(now, view, blind));
    }
    closeQuarter(now);
  }

  private void show(Instant now, QueueView view, boolean blind) {
    String queue = view.queue();
    Interval today = Interval.of(Interval.Length.DAY, now, zones.apply(queue));
    metrics.look(now, view, tally.rolling(queue, WINDOW, now), tally.of(queue, today), blind);
    Figures lately = tally.rolling(queue, PeopleNeeded.LATELY, now);
    needed.put(queue, PeopleNeeded.now(rules.apply(queue), lately, view.waiting().size()));
  }

  private void closeQuarter(Instant now) {
    Instant last = quarter(now.minus(GRACE)).from();
    if (quarterToClose.equals(Instant.EPOCH)) {
      quarterToClose = last;
    }
    if (last.isAfter(quarterToClose)) {
      Interval closed = quarter(quarterToClose);
      tally.queues().forEach(queue -> feed.tell(closing(tally.of(queue, closed))));
      quarterToClose = last;
    }
  }

  private static Interval quarter(Instant at) {
    return Interval.of(Interval.Length.QUARTER, at, java.time.ZoneOffset.UTC);
  }

  private static Map<String, Object> closing(Figures figures) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("type", "Quarter");
    event.put("at", figures.interval().to().toString());
    event.putAll(PlainView.of(figures));
    for (WaitClock clock : WaitClock.values()) {
      Map<String, Object> levels = new LinkedHashMap<>();
      for (ServiceLevelFormula formula : ServiceLevelFormula.values()) {
        var level = figures.level(formula, clock);
        levels.put(formula.word(), level.isPresent() ? (Object) level.getAsDouble() : null);
      }
      event.put(clock.word(), levels);
    }
    return event;
  }
}
