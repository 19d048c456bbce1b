package org.dozvon.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.ServiceTarget;
import org.junit.jupiter.api.Test;

/** The simulated queue against what theory says; values from pyworkforce and a second source. */
class ErlangTest {
  private static final Distribution TALK = new Distribution.Exponential(Duration.ofMinutes(3));
  private static final Distribution FOR_EVER = new Distribution.Fixed(Duration.ofDays(100));
  private static final int DAYS = 8;

  private double level;
  private double waited;
  private double abandoned;

  @Test
  void withoutHangUpsItIsErlangC() {
    play(Days.erlang(100, FOR_EVER, TALK), 14);
    assertThat(level).isCloseTo(0.8884, within(0.015));
    assertThat(waited).isCloseTo(7.84, within(0.9));
    assertThat(abandoned).isZero();
  }

  @Test
  void withImpatientCallersItIsErlangA() {
    play(Days.erlang(100, new Distribution.Exponential(Duration.ofMinutes(5)), TALK), 14);
    assertThat(abandoned).isCloseTo(0.013984, within(0.0015));
    assertThat(level).isCloseTo(0.91679, within(0.01));
    assertThat(waited).isCloseTo(0.069919 * 60, within(0.45));
  }

  @Test
  void theSteepCliffOfAFullHouseIsThere() {
    play(Days.erlang(1750, FOR_EVER, TALK), 190);
    assertThat(level).isCloseTo(0.965, within(0.01));
  }

  /** The share answered in 20 s of all who came, the mean wait of all, the share of hang-ups. */
  private void play(DayPlan plan, int people) {
    double good = 0;
    double all = 0;
    double seconds = 0;
    double lost = 0;
    for (int seed = 1; seed <= DAYS; seed++) {
      DayReport report = new DayReport(Days.START, queue -> ServiceTarget.DEFAULT);
      new SimulatedDay(plan, people, Crowd.of(plan, "", seed), Days.START, Keeping.NOBODY, report)
          .run();
      for (Outcome.Wait wait : report.waits()) {
        all++;
        seconds += wait.waited().toMillis() / 1000.0;
        boolean answered = wait.end() == Outcome.Wait.End.ANSWERED;
        lost += answered ? 0 : 1;
        good += answered && wait.waited().toSeconds() < 20 ? 1 : 0;
      }
    }
    level = good / all;
    waited = seconds / all;
    abandoned = lost / all;
  }
}
