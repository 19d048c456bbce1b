package org.dozvon.config;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dozvon.call.CallId;
import org.dozvon.keeper.Claim;
import org.dozvon.keeper.Predictions;
import org.dozvon.keeper.QueueRules;
import org.dozvon.operator.QueueBoard;
import org.dozvon.operator.Wall;
import org.dozvon.operator.WallCaller;
import org.dozvon.operator.WallQueue;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Interval;
import org.dozvon.queue.LevelForecast;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitClock;
import org.dozvon.queue.WaitingCaller;

/** Makes the wallboard's figures of what is measured. Confined to the thread "queues". */
final class WallFigures {
  /** The interval whose level is shown and foreseen: the one that the keeper looks at. */
  static final Interval.Length INTERVAL = Interval.Length.HALF_HOUR;

  private static final int TREND = 8;
  private static final Duration LATELY = Duration.ofMinutes(15);

  /** Intervals that are over are counted anew so often: what is told late belongs to them. */
  private static final Duration LATE = Duration.ofSeconds(5);

  /** Who has looked for less does not know how many come: nothing is foreseen. */
  private static final Duration LOOKED = Duration.ofMinutes(1);

  /** A phone that rings is answered so soon. */
  private static final double PICKS_UP = 4;

  private final QueueMeasure measure;
  private final Sources sources;
  private final Map<String, Past> pasts = new HashMap<>();
  private Optional<Instant> begun = Optional.empty();

  /**
   * What is asked for each queue and caller; must not block.
   *
   * @param languages of the calls that run
   */
  record Sources(
      Function<String, QueueRules> rules,
      Function<String, ZoneId> zones,
      Supplier<Predictions> predictions,
      Function<String, OptionalInt> needed,
      Function<CallId, Optional<Locale>> languages) {}

  /** What is over. */
  private record Past(Interval current, Instant made, Figures day, List<Figures> trend) {
    boolean isFresh(Interval interval, Instant now) {
      return current.equals(interval) && made.plus(LATE).isAfter(now) && !made.isAfter(now);
    }
  }

  WallFigures(QueueMeasure measure, Sources sources) {
    this.measure = measure;
    this.sources = sources;
  }

  Wall of(QueueBoard board) {
    begun = Optional.of(begun.orElse(board.at()));
    Predictions predictions = sources.predictions().get();
    List<WallQueue> queues = new ArrayList<>();
    for (QueueView view : board.queues()) {
      queues.add(queue(view, predictions, board));
    }
    return new Wall(board.at(), board.blindSince(), queues);
  }

  private WallQueue queue(QueueView view, Predictions predictions, QueueBoard board) {
    String queue = view.queue();
    Instant now = board.at();
    QueueRules rules = sources.rules().apply(queue);
    Interval interval = Interval.of(INTERVAL, now, sources.zones().apply(queue));
    Past past = past(queue, interval, now);
    Figures current = measure.figures(queue, interval);
    Figures today = plus(past.day(), current);
    Optional<LevelForecast> forecast =
        board.blindSince().isPresent()
            ? Optional.empty()
            : forecast(view, rules, current, predictions, now);
    return new WallQueue(
        view,
        rules,
        current,
        today,
        past.trend(),
        forecast,
        sources.needed().apply(queue),
        view.waiting().stream().map(caller -> caller(caller, rules, predictions)).toList());
  }

  private Past past(String queue, Interval current, Instant now) {
    Past known = pasts.get(queue);
    if (known == null || !known.isFresh(current, now)) {
      ZoneId zone = sources.zones().apply(queue);
      Instant midnight = Interval.of(Interval.Length.DAY, now, zone).from();
      Instant first = current.from().minus(Duration.ofMinutes((long) TREND * INTERVAL.minutes()));
      List<Figures> trend =
          new Interval(first, current.from())
              .split(INTERVAL, zone).stream().map(each -> measure.figures(queue, each)).toList();
      Figures day = measure.figures(queue, new Interval(midnight, current.from()));
      known = new Past(current, now, day, trend);
      pasts.put(queue, known);
    }
    return known;
  }

  private static Figures plus(Figures before, Figures current) {
    return new Figures(
        before.queue(),
        new Interval(before.interval().from(), current.interval().to()),
        current.target(),
        before.counts().plus(current.counts()),
        before.blind().plus(current.blind()));
  }

  private Optional<LevelForecast> forecast(
      QueueView view, QueueRules rules, Figures current, Predictions predictions, Instant now) {
    Figures lately = measure.lately(view.queue(), LATELY, now);
    Instant looked = later(lately.interval().from(), begun.orElse(now));
    if (now.isBefore(looked.plus(LOOKED))) {
      return Optional.empty();
    }
    List<LevelForecast.Waiting> waiting =
        view.waiting().stream()
            .map(
                caller ->
                    new LevelForecast.Waiting(
                        seconds(since(caller, rules.clock()), now),
                        predictions.caller(caller.caller()).orElse(PICKS_UP)))
            .toList();
    LevelForecast.Coming coming =
        new LevelForecast.Coming(
            lately.counts().offered() / seconds(looked, now),
            seconds(now, current.interval().to()),
            seconds(predictions.newcomer(view.queue()), rules, current),
            counted(rules, lately.counts()));
    return LevelForecast.of(
        counted(rules, current.counts()),
        waiting,
        coming,
        rules.target().within().toMillis() / 1000.0);
  }

  /** By the caller's clock the bot's time comes on top: what it was on average. */
  private static OptionalDouble seconds(OptionalDouble wait, QueueRules rules, Figures current) {
    if (wait.isEmpty() || rules.clock() == WaitClock.SINCE_ASKED) {
      return wait;
    }
    Counts counts = current.counts();
    double bot =
        counts.answered() == 0
            ? 0
            : counts
                    .sinceAnswer()
                    .answeredWaited()
                    .minus(counts.sinceAsked().answeredWaited())
                    .toMillis()
                / 1000.0
                / counts.answered();
    return OptionalDouble.of(wait.getAsDouble() + Math.max(0, bot));
  }

  private static LevelForecast.Counted counted(QueueRules rules, Counts counts) {
    return new LevelForecast.Counted(
        rules.formula().kept(counts, rules.clock()),
        rules.formula().counted(counts, rules.clock()));
  }

  private WallCaller caller(WaitingCaller caller, QueueRules rules, Predictions predictions) {
    return new WallCaller(
        caller,
        predictions.caller(caller.caller()),
        caller.facts().call().flatMap(sources.languages()),
        Claim.of(caller.facts(), caller.joined(), rules.priorities()));
  }

  private static Instant since(WaitingCaller caller, WaitClock clock) {
    return clock == WaitClock.SINCE_ANSWER ? caller.facts().answered() : caller.facts().asked();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }
}
