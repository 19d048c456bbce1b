package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HoldsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T17:00:00Z");

  private final Holds holds = new Holds(Duration.ofSeconds(1), Duration.ofSeconds(5));

  @Test
  void aCallRestsTwiceAsLongEachTimeUpToALimit() {
    Instant now = NOW;
    for (int seconds : new int[] {1, 2, 4, 5, 5}) {
      holds.failed("a", now);
      assertThat(holds.rests("a", now.plusSeconds(seconds).minusMillis(1))).isTrue();
      now = now.plusSeconds(seconds);
      assertThat(holds.rests("a", now)).isFalse();
      assertThat(holds.knows("a")).isTrue();
    }
    assertThat(holds.rests("b", now)).isFalse();
    holds.goesOn("a");
    assertThat(holds.knows("a")).isFalse();
    holds.failed("a", now);
    assertThat(holds.rests("a", now.plusSeconds(1))).isFalse();
  }

  @Test
  void aClockThatIsSetBackMakesNobodyRestLonger() {
    holds.failed("a", NOW);
    assertThat(holds.rests("a", NOW.minusSeconds(3600))).isFalse();
  }

  @Test
  void tooManyAreForgotten() {
    for (int call = 0; call <= 10_000; call++) {
      holds.failed("call-" + call, NOW);
    }
    assertThat(holds.knows("call-0")).isFalse();
    assertThat(holds.knows("call-10000")).isTrue();
  }
}
