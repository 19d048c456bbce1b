package org.dozvon.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EdgesTest {
  private static final int RATE = 8000;
  private static final Duration BEFORE = Duration.ofMillis(30);
  private static final Duration AFTER = Duration.ofMillis(60);

  @Test
  void silenceAroundTheVoiceGoesButALittleOfIt() {
    Clip trimmed = Edges.trimmed(clip(400, 500, 300), BEFORE, AFTER);

    assertThat(trimmed.length()).isEqualTo(Duration.ofMillis(30 + 500 + 60));
    assertThat(trimmed.samples()[RATE * 30 / 1000]).isEqualTo((short) 5000);
  }

  @Test
  void pausesWithinTheSentenceStay() {
    short[] samples = clip(100, 900, 0).samples();
    Arrays.fill(samples, RATE * 300 / 1000, RATE * 700 / 1000, (short) 0);

    assertThat(Edges.trimmed(Clip.of(RATE, samples), BEFORE, AFTER).length())
        .isEqualTo(Duration.ofMillis(30 + 900));
  }

  @Test
  void aFaintConsonantAtTheEndIsKept() {
    short[] samples = clip(0, 500, 500).samples();
    Arrays.fill(samples, RATE * 500 / 1000, RATE * 600 / 1000, (short) 200); // 28 dB below

    assertThat(Edges.trimmed(Clip.of(RATE, samples), BEFORE, AFTER).length())
        .isEqualTo(Duration.ofMillis(600 + 60));
  }

  @Test
  void aClipWithoutSoundAndAnEmptyOneStayAsTheyAre() {
    Clip silence = clip(200, 0, 0);
    Clip empty = Clip.of(RATE, new short[0]);

    assertThat(Edges.trimmed(silence, BEFORE, AFTER)).isEqualTo(silence);
    assertThat(Edges.trimmed(empty, BEFORE, AFTER)).isEqualTo(empty);
  }

  private static Clip clip(int silentMs, int voicedMs, int silentAfterMs) {
    short[] samples = new short[RATE * (silentMs + voicedMs + silentAfterMs) / 1000];
    Arrays.fill(samples, RATE * silentMs / 1000, RATE * (silentMs + voicedMs) / 1000, (short) 5000);
    return Clip.of(RATE, samples);
  }
}
