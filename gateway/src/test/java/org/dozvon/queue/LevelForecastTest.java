package org.dozvon.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.dozvon.queue.LevelForecast.Coming;
import org.dozvon.queue.LevelForecast.Counted;
import org.dozvon.queue.LevelForecast.Waiting;
import org.junit.jupiter.api.Test;

class LevelForecastTest {
  private static final double TARGET = 20;
  private static final Counted NOBODY = new Counted(0, 0);

  @Test
  void atTheEndItIsWhatWasCounted() {
    LevelForecast over = forecast(new Counted(7, 10), List.of(new Waiting(90, 5)), coming(1, 0));
    assertThat(over).isEqualTo(new LevelForecast(0.7, 0.7, 0.7));
  }

  @Test
  void whoHasWaitedTooLongIsLostForCertain() {
    LevelForecast lost =
        forecast(new Counted(9, 10), Collections.nCopies(10, new Waiting(30, 3)), coming(0, 600));
    assertThat(lost.expected()).isEqualTo(0.45, within(0.01));
    assertThat(lost.low()).as("one more may come, and be late").isEqualTo(9 / 21.0, within(0.001));
    assertThat(lost.high()).as("or in time").isEqualTo(10 / 21.0, within(0.001));
  }

  @Test
  void nobodyCameLatelyIsNoCertainty() {
    LevelForecast quiet = forecast(new Counted(0, 2), List.of(), coming(0, 900));
    assertThat(quiet).isEqualTo(new LevelForecast(0, 0, 1 / 3.0));
    LevelForecast good = forecast(new Counted(3, 3), List.of(), coming(0, 900));
    assertThat(good).isEqualTo(new LevelForecast(0.75, 1, 1));
    LevelForecast over = forecast(new Counted(3, 3), List.of(), coming(0, 0));
    assertThat(over).as("nobody can come any more").isEqualTo(new LevelForecast(1, 1, 1));
  }

  @Test
  void whoWillBeServedInTimeIsKept() {
    LevelForecast kept =
        forecast(new Counted(5, 10), Collections.nCopies(10, new Waiting(2, 2)), coming(0, 600));
    assertThat(kept.expected()).isEqualTo(0.75, within(0.02));
  }

  @Test
  void whoIsServedAfterTheEndDoesNotCountHere() {
    LevelForecast later =
        forecast(new Counted(8, 10), Collections.nCopies(50, new Waiting(60, 300)), coming(0, 30));
    assertThat(later.expected()).isEqualTo(0.8, within(0.1));
  }

  @Test
  void theWholeRangeIsOpenAtTheBegin() {
    LevelForecast begin =
        forecast(
            NOBODY, List.of(), new Coming(0.05, 1800, OptionalDouble.of(20), new Counted(3, 6)));
    assertThat(begin.high() - begin.low()).isGreaterThan(0.3);
  }

  @Test
  void theRangeBecomesNarrowerAsTheIntervalGoesOn() {
    Coming early = new Coming(0.5, 1500, OptionalDouble.of(15), new Counted(300, 400));
    Coming late = new Coming(0.5, 120, OptionalDouble.of(15), new Counted(300, 400));
    LevelForecast first = forecast(new Counted(112, 150), List.of(), early);
    LevelForecast last = forecast(new Counted(630, 840), List.of(), late);
    assertThat(last.high() - last.low()).isLessThan((first.high() - first.low()) / 2);
  }

  @Test
  void aLongQueueNowPullsItDown() {
    Counted counted = new Counted(80, 100);
    double calm = forecast(counted, List.of(), with(OptionalDouble.of(2))).expected();
    double full = forecast(counted, List.of(), with(OptionalDouble.of(120))).expected();
    assertThat(full).isLessThan(calm - 0.1);
  }

  @Test
  void withoutAnybodyThereIsNone() {
    assertThat(LevelForecast.of(NOBODY, List.of(), coming(0, 900), TARGET)).isEmpty();
  }

  private static LevelForecast forecast(Counted counted, List<Waiting> waiting, Coming coming) {
    LevelForecast made = LevelForecast.of(counted, waiting, coming, TARGET).orElseThrow();
    assertThat(made.low()).isBetween(0.0, made.expected());
    assertThat(made.high()).isBetween(made.expected(), 1.0);
    return made;
  }

  private static Coming with(OptionalDouble wait) {
    return new Coming(0.2, 600, wait, new Counted(80, 100));
  }

  private static Coming coming(double perSecond, double left) {
    return new Coming(perSecond, left, OptionalDouble.empty(), NOBODY);
  }
}
