package org.dozvon.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formulas against printed values; callers are made one by one, not counters. */
class ServiceLevelFormulaTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");

  /** 1000 answered, 860 of them in 20 s; 60 abandoned: 10 in 5 s, 10 more in 20 s, 40 later. */
  private static final Counts ICMI =
      Counts.NONE
          .plus(callers(860, Outcome.Wait.End.ANSWERED, 20, ServiceTarget.DEFAULT))
          .plus(callers(140, Outcome.Wait.End.ANSWERED, 21, ServiceTarget.DEFAULT))
          .plus(callers(10, Outcome.Wait.End.ABANDONED, 5, ServiceTarget.DEFAULT))
          .plus(callers(10, Outcome.Wait.End.ABANDONED, 20, ServiceTarget.DEFAULT))
          .plus(callers(40, Outcome.Wait.End.ABANDONED, 21, ServiceTarget.DEFAULT));

  private static Counts callers(int many, Outcome.Wait.End end, int seconds, ServiceTarget target) {
    List<Outcome> waits = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      waits.add(TallyTest.wait("support", "c" + i, T, seconds, seconds, end));
    }
    return waits.stream().map(w -> Counts.of(w, target)).reduce(Counts.NONE, Counts::plus);
  }

  @ParameterizedTest
  @CsvSource({
    "quick-abandons-kept, 83.02",
    "answered-only, 86.00",
    "all-callers, 81.13",
    "quick-abandons-removed, 82.69",
    "short-abandons-kept, 82.08",
    "short-abandons-removed, 81.90"
  })
  void thePrintedValues(String word, double percent) {
    ServiceLevelFormula formula = ServiceLevelFormula.called(word).orElseThrow();
    for (WaitClock clock : WaitClock.values()) {
      assertThat(100 * formula.of(ICMI, clock).orElseThrow()).isCloseTo(percent, within(0.005));
    }
  }

  @Test
  void whereShortIsTenSecondsHalfOfTheAbandonsAreLeftOut() {
    ServiceTarget tenSeconds =
        new ServiceTarget(0.8, Duration.ofSeconds(20), Duration.ofSeconds(10));
    Counts counts =
        callers(200, Outcome.Wait.End.ANSWERED, 20, tenSeconds)
            .plus(callers(100, Outcome.Wait.End.ANSWERED, 60, tenSeconds))
            .plus(callers(50, Outcome.Wait.End.ABANDONED, 10, tenSeconds))
            .plus(callers(50, Outcome.Wait.End.ABANDONED, 60, tenSeconds));
    assertThat(100 * ServiceLevelFormula.DEFAULT.of(counts, WaitClock.SINCE_ASKED).orElseThrow())
        .isCloseTo(57.14, within(0.005));
  }

  @Test
  void whoMovedOrWhoseEndNobodySawIsInNoFormula() {
    Counts more =
        ICMI.plus(callers(70, Outcome.Wait.End.MOVED, 30, ServiceTarget.DEFAULT))
            .plus(callers(9, Outcome.Wait.End.UNSEEN, 1, ServiceTarget.DEFAULT));
    for (ServiceLevelFormula formula : ServiceLevelFormula.values()) {
      assertThat(formula.of(more, WaitClock.SINCE_ANSWER))
          .isEqualTo(formula.of(ICMI, WaitClock.SINCE_ANSWER));
    }
    assertThat(more.offered()).isEqualTo(1060 + 79);
    assertThat(more.abandoned()).isEqualTo(60);
  }

  @Test
  void withoutCallersThereIsNoLevel() {
    for (ServiceLevelFormula formula : ServiceLevelFormula.values()) {
      assertThat(formula.of(Counts.NONE, WaitClock.SINCE_ASKED)).isEmpty();
    }
    assertThat(ServiceLevelFormula.called("best")).isEqualTo(Optional.empty());
  }
}
