package org.dozvon.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");

  private final RateLimiter limiter = new RateLimiter(2, 5);

  private int taken(String key, Instant at, int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += limiter.take(key, at) ? 1 : 0;
    }
    return taken;
  }

  @Test
  void burstIsServedAndThenTheRate() {
    assertThat(taken("a", T, 20)).isEqualTo(5);
    assertThat(taken("a", T.plusMillis(499), 20)).isZero();
    assertThat(taken("a", T.plusMillis(500), 20)).isEqualTo(1);
    assertThat(taken("a", T.plusSeconds(2), 20)).isEqualTo(3);
    assertThat(taken("a", T.plusSeconds(3600), 20)).as("no more than the burst").isEqualTo(5);
  }

  @Test
  void oneDoesNotTakeFromAnother() {
    taken("a", T, 20);
    assertThat(taken("b", T, 20)).isEqualTo(5);
  }

  @Test
  void refusedTriesCostNothing() {
    taken("a", T, 1000);
    assertThat(taken("a", T.plusMillis(500), 20)).isEqualTo(1);
  }

  @Test
  void waitIsAsLongAsItTakes() {
    assertThat(limiter.wait("a", T)).isEqualTo(Duration.ZERO);
    taken("a", T, 5);
    Duration wait = limiter.wait("a", T);
    assertThat(wait).isEqualTo(Duration.ofMillis(500));
    assertThat(limiter.take("a", T.plus(wait))).isTrue();
  }

  @Test
  void clockThatIsSetBackNeitherFillsNorStops() {
    taken("a", T, 5);
    assertThat(taken("a", T.minusSeconds(3600), 20)).isZero();
    assertThat(taken("a", T.minusSeconds(3599), 20)).isEqualTo(2);
  }

  @Test
  void strangersDoNotFillTheMemory() {
    for (int i = 0; i < 30_000; i++) {
      limiter.take("address" + i, T);
    }
    assertThat(limiter.size()).isEqualTo(20_000);
  }
}
