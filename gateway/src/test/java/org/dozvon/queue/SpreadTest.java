package org.dozvon.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dozvon.testing.Draw;
import org.junit.jupiter.api.Test;

/** Times spread over edges, percentiles of them. */
class SpreadTest {
  @Test
  void nothingHasNoPercentile() {
    assertThat(Spread.NONE.percentile(0.95)).isEmpty();
    assertThat(Spread.NONE.total()).isZero();
  }

  @Test
  void aTimeIsRoundedUpNeverDown() {
    assertThat(Spread.of(Duration.ofSeconds(20)).seconds()).containsOnlyKeys(20);
    assertThat(Spread.of(Duration.ofMillis(20_001)).seconds()).containsOnlyKeys(21);
    assertThat(Spread.of(Duration.ofSeconds(121)).seconds()).containsOnlyKeys(125);
    assertThat(Spread.of(Duration.ofSeconds(601)).seconds()).containsOnlyKeys(660);
    assertThat(Spread.of(Duration.ofDays(3)).seconds()).containsOnlyKeys(14_400);
    assertThat(Spread.of(Duration.ofSeconds(-1)).seconds()).containsOnlyKeys(0);
  }

  /** Against sorting them all. */
  @Test
  void aPercentileIsTheRightOneToTheSecond() {
    Draw.each(
        200,
        draw -> {
          List<Integer> millis = draw.list(1, 80, () -> draw.between(0, 120_000));
          Spread spread =
              millis.stream()
                  .map(ms -> Spread.of(Duration.ofMillis(ms)))
                  .reduce(Spread.NONE, Spread::plus);
          List<Integer> sorted = new ArrayList<>(millis);
          Collections.sort(sorted);
          for (double share : new double[] {0.01, 0.5, 0.8, 0.95, 1}) {
            int rank = (int) Math.ceil(share * sorted.size() - 1e-9);
            long exact = (sorted.get(rank - 1) + 999L) / 1000;
            assertThat(spread.percentile(share)).hasValue(Duration.ofSeconds(exact));
          }
        });
  }
}
