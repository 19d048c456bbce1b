package org.dozvon.phonebank.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dozvon.phonebank.line.VoiceGauge.Change.BEGAN;
import static org.dozvon.phonebank.line.VoiceGauge.Change.ENDED;
import static org.dozvon.phonebank.line.VoiceGauge.Change.NONE;

import java.time.Duration;
import java.util.Arrays;
import org.dozvon.audio.PcmFrame;
import org.junit.jupiter.api.Test;

class VoiceGaugeTest {
  private static final long FRAME = PcmFrame.LENGTH.toNanos();

  private final VoiceGauge gauge = new VoiceGauge(Duration.ofMillis(100));
  private long now;

  @Test
  void twoVoicedFramesBeginAVoiceThatBeganWithTheFirst() {
    assertThat(hear(9)).isEqualTo(NONE);
    long first = now;
    assertThat(hear(2000)).isEqualTo(NONE);
    assertThat(hear(2000)).isEqualTo(BEGAN);
    assertThat(gauge.began()).isEqualTo(first);
  }

  @Test
  void aClickIsNoVoice() {
    hear(2000);
    hear(9);
    assertThat(hear(2000)).isEqualTo(NONE);
    assertThat(gauge.isVoice()).isFalse();
  }

  @Test
  void aVoiceEndsAfterThePauseAndNotBefore() {
    hear(2000);
    hear(2000);
    for (int i = 0; i < 4; i++) {
      assertThat(hear(9)).isEqualTo(NONE);
    }
    assertThat(hear(9)).isEqualTo(ENDED);
    assertThat(gauge.isVoice()).isFalse();
  }

  private VoiceGauge.Change hear(int level) {
    short[] samples = new short[PcmFrame.SAMPLES];
    Arrays.fill(samples, (short) level);
    VoiceGauge.Change change = gauge.hear(PcmFrame.of(samples), now);
    now += FRAME;
    return change;
  }
}
