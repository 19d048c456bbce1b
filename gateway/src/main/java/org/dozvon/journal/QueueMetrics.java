package org.dozvon.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.ServiceLevelFormula;
import org.dozvon.queue.WaitClock;

/**
 * The queues as Prometheus reads them. Labels are queues, clocks and words of the program; queues
 * beyond the first 200 are left out. What is not known is NaN. Safe for use by many threads.
 */
public final class QueueMetrics {
  private static final int MOST_QUEUES = 200;
  private static final Duration[] EDGES = {
    Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30),
    Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(10)
  };

  private final MeterRegistry registry;
  private final Map<String, Look> looks = new ConcurrentHashMap<>();

  /** A queue and its figures at one moment; the gauges read the newest. */
  private static final class Look {
    volatile Now now;
  }

  private record Now(Instant at, QueueView view, Figures rolling, Figures day, boolean blind) {}

  /** A figure of a queue. */
  private record Shown(String name, String description, ToDoubleFunction<Now> value) {
    /** What is shown only while the queues are seen. */
    static Shown whenSeen(String name, String description, ToDoubleFunction<QueueView> value) {
      return new Shown(name, description, n -> n.blind ? Double.NaN : value.applyAsDouble(n.view));
    }
  }

  /** A figure of a queue by each of the two clocks. */
  private record Timed(String name, String description, ToDoubleBiFunction<Now, WaitClock> value) {}

  private static final List<Shown> SHOWN =
      List.of(
          Shown.whenSeen("waiting", "Callers who wait", view -> view.waiting().size()),
          new Shown(
              "longest.waiting.seconds",
              "Wait of the longest waiting",
              n -> n.blind ? Double.NaN : longest(n)),
          Shown.whenSeen("staffed", "Members who are there and not paused", QueueView::staffed),
          Shown.whenSeen("free", "Members who could take a call", QueueView::free),
          Shown.whenSeen("talking", "Callers who talk with a person", QueueView::talking),
          new Shown(
              "occupancy",
              "Busy share of the members' time, last minutes",
              n -> value(n.rolling.counts().occupancy())),
          new Shown(
              "service.level.target", "What is promised, 0..1", n -> n.rolling.target().share()),
          new Shown(
              "blind.seconds",
              "Of this much of today nothing is known",
              n -> seconds(Optional.of(n.day.blind()))),
          new Shown(
              "gentle.p95.seconds",
              "Gentle callers today, answer to person",
              n -> seconds(n.day.counts().gentle().percentile(0.95))),
          new Shown(
              "abandoned.today", "Callers who hung up today", n -> n.day.counts().abandoned()));

  private static final List<Timed> TIMED =
      List.of(
          new Timed(
              "service.level",
              "Of the last minutes, 0..1",
              (n, clock) -> value(n.rolling.level(ServiceLevelFormula.DEFAULT, clock))),
          new Timed(
              "service.level.today",
              "Of today, 0..1",
              (n, clock) -> value(n.day.level(ServiceLevelFormula.DEFAULT, clock))),
          new Timed(
              "asa.seconds",
              "Speed of answer, last minutes",
              (n, clock) -> seconds(n.rolling.counts().speedOfAnswer(clock))),
          new Timed(
              "longest.wait.today.seconds",
              "Longest of today",
              (n, clock) -> seconds(Optional.of(n.day.counts().waits(clock).longest()))));

  QueueMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * A queue as it is now.
   *
   * @param rolling of the last minutes
   * @param day of today
   * @param blind nothing is known of it: only its figures are shown
   */
  public void look(Instant at, QueueView view, Figures rolling, Figures day, boolean blind) {
    if (isShown(view.queue())) {
      looks.get(view.queue()).now = new Now(at, view, rolling, day, blind);
    }
  }

  /** Counts what ended. */
  public void ended(Outcome outcome) {
    if (outcome instanceof Outcome.Gap || !isShown(outcome.queue())) {
      return;
    }
    switch (outcome) {
      case Outcome.Wait e -> waited(e);
      case Outcome.Talk e ->
          timer("dozvon.queue.talk", "Talks with a person", "queue", e.queue()).record(e.talked());
      case Outcome.BotTook e -> count("dozvon.queue.bot.took", "Calls the bot took", e.queue());
      case Outcome.BotServed e ->
          count("dozvon.queue.bot.kept", "Calls that needed no person", e.queue());
      case Outcome.Unanswered e ->
          count("dozvon.queue.rang.out", "Rings that no member answered", e.queue());
      case Outcome.Gap e -> {}
    }
  }

  private boolean isShown(String queue) {
    if (!looks.containsKey(queue) && looks.size() < MOST_QUEUES) {
      looks.computeIfAbsent(queue, this::register);
    }
    return looks.containsKey(queue);
  }

  private void waited(Outcome.Wait wait) {
    String end = wait.end().name().toLowerCase(Locale.ROOT);
    Counter.builder("dozvon.queue.callers")
        .description("Callers who left the queue, by how")
        .tags("queue", wait.queue(), "end", end)
        .register(registry)
        .increment();
    if (wait.end() == Outcome.Wait.End.ANSWERED) {
      waited(wait.queue(), WaitClock.SINCE_ANSWER, wait.sinceAnswer());
      waited(wait.queue(), WaitClock.SINCE_ASKED, wait.sinceAsked());
    }
  }

  private void waited(String queue, WaitClock clock, Duration time) {
    Timer.builder("dozvon.queue.wait")
        .description("Time until a person answered")
        .tags("queue", queue, "clock", clock.word())
        .serviceLevelObjectives(EDGES)
        .register(registry)
        .record(time.isNegative() ? Duration.ZERO : time);
  }

  private Look register(String queue) {
    Look look = new Look();
    for (Shown one : SHOWN) {
      register(queue, look, one.name, one.description, Tags.empty(), one.value);
    }
    for (Timed one : TIMED) {
      for (WaitClock clock : WaitClock.values()) {
        Tags tags = Tags.of("clock", clock.word());
        register(
            queue, look, one.name, one.description, tags, n -> one.value.applyAsDouble(n, clock));
      }
    }
    return look;
  }

  private void register(
      String queue,
      Look look,
      String name,
      String description,
      Tags tags,
      ToDoubleFunction<Now> value) {
    Gauge.builder(
            "dozvon.queue." + name,
            look,
            one -> one.now == null ? Double.NaN : value.applyAsDouble(one.now))
        .description(description)
        .tags(tags.and("queue", queue))
        .register(registry);
  }

  private void count(String name, String description, String queue) {
    Counter.builder(name)
        .description(description)
        .tag("queue", queue)
        .register(registry)
        .increment();
  }

  private Timer timer(String name, String description, String... tags) {
    return Timer.builder(name).description(description).tags(tags).register(registry);
  }

  private static double longest(Now now) {
    return now.view.waiting().stream()
        .mapToDouble(caller -> caller.waited(now.at).toMillis() / 1000.0)
        .max()
        .orElse(0);
  }

  private static double seconds(Optional<Duration> time) {
    return time.map(t -> t.toMillis() / 1000.0).orElse(Double.NaN);
  }

  private static double value(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }
}
