package org.dozvon.ami;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private static final AmiSettings USUAL = AmiSettings.of("127.0.0.1", 5038, "dozvon", "x");
  private final BackOff backOff = new BackOff(USUAL.firstPause(), USUAL.longestPause());

  @Test
  void anAsteriskThatStartsAnewIsFoundWithinTwoSeconds() {
    assertThat(millis(() -> backOff.after(Duration.ZERO), 6))
        .containsExactly(500L, 1000L, 2000L, 2000L, 2000L, 2000L);
  }

  @Test
  void aManagerThatRefusesUsIsLeftAloneForLonger() {
    assertThat(millis(backOff::afterRefusal, 8))
        .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16_000L, 30_000L, 30_000L);
    assertThat(backOff.after(Duration.ZERO)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aConnectionThatLivedForSecondsBeginsAnew() {
    backOff.after(Duration.ZERO);
    assertThat(backOff.after(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
    assertThat(backOff.after(Duration.ofSeconds(3))).isEqualTo(Duration.ofMillis(500));
  }

  private static Stream<Long> millis(Supplier<Duration> pauses, int many) {
    return Stream.generate(pauses).limit(many).map(Duration::toMillis);
  }
}
