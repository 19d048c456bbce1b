package org.dozvon.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoudnessTest {
  @Test
  void quietAndLoudVoicesEndUpEquallyLoud() {
    for (double amplitude : new double[] {50, 1000, 15000}) {
      Clip levelled = Loudness.DEFAULT.level(halfSpoken(amplitude));
      assertThat(Loudness.activeLevel(levelled)).isCloseTo(-20, within(0.5));
    }
  }

  @Test
  void decibelsAreAddedOnWish() {
    Clip levelled = Loudness.DEFAULT.louder(6).level(halfSpoken(1000));
    assertThat(Loudness.activeLevel(levelled)).isCloseTo(-14, within(0.5));
  }

  @Test
  void peaksAreBentNotWrapped() {
    short[] samples = halfSpoken(300).samples();
    samples[100] = 30000;
    samples[101] = -30000;
    short[] levelled = Loudness.DEFAULT.level(Clip.of(8000, samples)).samples();
    assertThat(levelled[100]).isBetween((short) 24000, (short) 32767);
    assertThat(levelled[101]).isBetween((short) -32768, (short) -24000);
  }

  @Test
  void aClipIsAmplifiedByDecibelsAndItsPeaksAreBent() {
    Clip louder = Loudness.amplified(halfSpoken(3000), 6);
    assertThat(Loudness.activeLevel(louder))
        .isCloseTo(Loudness.activeLevel(halfSpoken(3000)) + 6, within(0.1));
    short[] peaks = Loudness.amplified(halfSpoken(30000), 6).samples();
    for (short peak : peaks) {
      assertThat(Math.abs(peak)).isLessThan(32000);
    }
  }

  @Test
  void silenceStaysSilence() {
    Clip silence = Clip.silence(Duration.ofSeconds(1));
    assertThat(Loudness.DEFAULT.level(silence)).isEqualTo(silence);
  }

  private static Clip halfSpoken(double amplitude) {
    short[] samples = new short[16000];
    for (int i = 0; i < 8000; i++) {
      samples[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * 440 * i / 8000));
    }
    return Clip.of(8000, samples);
  }
}
