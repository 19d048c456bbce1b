package org.dozvon.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
  private static final double FULL = 10000;

  @ParameterizedTest
  @CsvSource({"48000", "24000", "22050", "16000"})
  void speechBandIsFlat(int rate) {
    for (int tone = 200; tone <= 3300; tone += 100) {
      assertThat(decibels(rate, tone)).as("%d Hz", tone).isCloseTo(0, within(0.2));
    }
  }

  @ParameterizedTest
  @CsvSource({"48000", "24000", "22050", "16000"})
  void nothingAboveFourKilohertzFoldsBack(int rate) {
    for (int tone = 4050; tone < Math.min(rate / 2, 20000); tone += 150) {
      assertThat(decibels(rate, tone)).as("%d Hz", tone).isLessThan(-50);
    }
  }

  @ParameterizedTest
  @CsvSource({"48000", "22050"})
  void lengthIsKept(int rate) {
    assertThat(Resampler.toTelephone(Clip.of(rate, new short[rate])).size()).isEqualTo(8000);
  }

  private static double decibels(int rate, int tone) {
    short[] in = new short[rate / 2];
    for (int i = 0; i < in.length; i++) {
      in[i] = (short) Math.round(FULL * Math.sin(2 * Math.PI * tone * i / rate));
    }
    short[] out = Resampler.toTelephone(Clip.of(rate, in)).samples();
    double sum = 0;
    int from = 400;
    int to = out.length - 400;
    for (int i = from; i < to; i++) {
      sum += (double) out[i] * out[i];
    }
    return 20 * Math.log10(Math.sqrt(2 * sum / (to - from)) / FULL + 1e-9);
  }
}
