package org.dozvon.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.dozvon.keeper.Intervention;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Interval;
import org.dozvon.queue.LevelForecast;
import org.dozvon.queue.LevelForecast.Coming;
import org.dozvon.queue.LevelForecast.Counted;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.ServiceLevelFormula;
import org.dozvon.queue.ServiceTarget;
import org.dozvon.queue.Tally;
import org.dozvon.queue.WaitClock;
import org.dozvon.queue.WaitPredictor;
import org.junit.jupiter.api.Test;

/** Whether the forecast of the service level keeps its word: the day of the grocery, four seeds. */
class ForecastTest {
  private static final String QUEUE = "support";
  private static final Duration LATELY = Duration.ofMinutes(15);

  private record Said(Interval interval, Duration left, LevelForecast forecast) {}

  @Test
  void eightOfTenLevelsAreInTheRange() {
    int[] inRange = new int[3];
    int[] all = new int[3];
    double[] off = new double[3];
    double[] width = new double[3];
    for (int people : List.of(178, 183, 188)) {
      for (long seed = 1; seed <= 2; seed++) {
        Forecasting day = new Forecasting();
        DayPlan plan = Days.grocery();
        new SimulatedDay(
                plan, people, Crowd.of(plan, "", seed), Days.START, day, Predicting.NOBODY_WATCHES)
            .run();
        for (Said said : day.said) {
          double became = day.level(said.interval());
          if (Double.isNaN(became)) {
            continue;
          }
          int third = (int) Math.min(2, said.left().toMinutes() / 10);
          all[third]++;
          boolean in =
              became >= said.forecast().low() - 1e-9 && became <= said.forecast().high() + 1e-9;
          inRange[third] += in ? 1 : 0;
          off[third] += Math.abs(became - said.forecast().expected());
          width[third] += said.forecast().high() - said.forecast().low();
        }
      }
    }
    for (int third = 0; third < 3; third++) {
      System.out.printf(
          "forecast with %d..%d min left: %d, in range %.0f %%, off by %.1f points, range %.1f%n",
          third * 10,
          third * 10 + 10,
          all[third],
          100.0 * inRange[third] / all[third],
          100 * off[third] / all[third],
          100 * width[third] / all[third]);
      assertThat((double) inRange[third] / all[third]).isBetween(0.7, 0.95);
    }
  }

  /** Forecasts once in five minutes, and counts what came of it. */
  private static final class Forecasting implements Keeping {
    private final Tally tally = new Tally(queue -> ServiceTarget.DEFAULT);
    private final WaitPredictor predictor =
        new WaitPredictor(queue -> Duration.ofMinutes(3), tested -> {});
    private final List<Said> said = new ArrayList<>();
    private Instant next = Days.START.plus(Duration.ofMinutes(20));

    @Override
    public void happened(QueueEvent event, List<Outcome> outcomes) {
      outcomes.forEach(tally::add);
      outcomes.forEach(predictor::ended);
    }

    @Override
    public List<Intervention> look(List<QueueView> queues, Instant now) {
      predictor.look(queues, now);
      tally.look(now, queues, java.util.Optional.empty());
      if (!now.isBefore(next)) {
        next = next.plus(Duration.ofMinutes(5));
        queues.stream().filter(view -> view.queue().equals(QUEUE)).forEach(v -> say(v, now));
      }
      return List.of();
    }

    private void say(QueueView view, Instant now) {
      Interval interval = Interval.of(Interval.Length.HALF_HOUR, now, ZoneOffset.UTC);
      Counts lately = tally.rolling(QUEUE, LATELY, now).counts();
      Double wait = predictor.newcomers().get(QUEUE);
      double left = Duration.between(now, interval.to()).toMillis() / 1000.0;
      List<LevelForecast.Waiting> waiting =
          view.waiting().stream()
              .map(
                  caller ->
                      new LevelForecast.Waiting(
                          Duration.between(caller.facts().asked(), now).toMillis() / 1000.0,
                          predictor.callers().getOrDefault(caller.caller(), 3.0)))
              .toList();
      Coming coming =
          new Coming(
              lately.offered() / (double) LATELY.toSeconds(),
              left,
              wait == null ? OptionalDouble.empty() : OptionalDouble.of(wait),
              counted(lately));
      LevelForecast.of(counted(tally.of(QUEUE, interval).counts()), waiting, coming, 20)
          .ifPresent(
              forecast ->
                  said.add(new Said(interval, Duration.between(now, interval.to()), forecast)));
    }

    private static Counted counted(Counts counts) {
      return new Counted(
          ServiceLevelFormula.DEFAULT.kept(counts, WaitClock.SINCE_ASKED),
          ServiceLevelFormula.DEFAULT.counted(counts, WaitClock.SINCE_ASKED));
    }

    double level(Interval interval) {
      return tally
          .of(QUEUE, interval)
          .level(ServiceLevelFormula.DEFAULT, WaitClock.SINCE_ASKED)
          .orElse(Double.NaN);
    }
  }
}
