package org.dozvon.ami;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private final BackOff backOff = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30));

  @Test
  void pausesDoubleUpToTheLongest() {
    assertThat(IntStream.range(0, 8).mapToObj(i -> backOff.after(Duration.ZERO).toMillis()))
        .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16_000L, 30_000L, 30_000L);
  }

  @Test
  void onlyAConnectionThatLivedLongBeginsAnew() {
    backOff.after(Duration.ZERO);
    assertThat(backOff.after(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(1));
    assertThat(backOff.after(Duration.ofSeconds(31))).isEqualTo(Duration.ofMillis(500));
  }
}
