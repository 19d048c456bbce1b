package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WavesTest {
  @Test
  void noCallStandsTwiceInAWaveAndItsEventsKeepTheirOrder() {
    List<List<OutboxTable.Waiting>> waves =
        Waves.of(
            List.of(event(1, "a"), event(2, "a"), event(3, "b"), event(4, "a"), event(5, "c")));
    assertThat(waves.stream().map(wave -> wave.stream().map(OutboxTable.Waiting::seq).toList()))
        .containsExactly(List.of(1L, 3L, 5L), List.of(2L), List.of(4L));
  }

  @Test
  void nothingMakesNoWave() {
    assertThat(Waves.of(List.of())).isEmpty();
  }

  private static OutboxTable.Waiting event(long seq, String call) {
    return new OutboxTable.Waiting(seq, call, "BotSaid", Instant.EPOCH, "{}");
  }
}
