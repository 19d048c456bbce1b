package org.dozvon.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EchoTest {
  /**
   * Half an hour of calls: words and pauses of the bot, with its echo or without, callers, noise.
   */
  private static final int FRAMES = 90_000;

  private final Random random = new Random(7);

  @Test
  void carriedSumsSayTheSameAsSumsTakenAnew() {
    Echo echo = new Echo();
    PlainEcho plain = new PlainEcho();
    double[] sent = new double[FRAMES];
    int known = 0;
    int covered = 0;
    for (int i = 0; i < FRAMES; i++) {
      sent[i] = exact(i / 100 % 3 == 0 ? 0 : random.nextDouble() * 12_000);
      double returned = i / 15_000 % 2 == 0 && i > 20 ? sent[i - 13] * 0.2 : 0;
      double caller = i / 70 % 9 == 0 ? random.nextDouble() * 5_000 : random.nextDouble() * 40;
      double heard = exact(returned + caller);
      echo.sent(sent[i]);
      plain.sent(sent[i]);
      boolean covers = echo.covers(heard);
      assertThat(covers).as("frame %d", i).isEqualTo(plain.covers(heard));
      assertThat(echo.isKnown()).as("frame %d", i).isEqualTo(plain.isKnown());
      known += echo.isKnown() ? 1 : 0;
      covered += covers ? 1 : 0;
    }
    assertThat(known).as("frames with a known echo").isBetween(1, FRAMES - 1);
    assertThat(covered).as("frames taken for echo").isBetween(FRAMES / 20, FRAMES - FRAMES / 20);
  }

  /** Loudness of frames is no multiple of 1/16; that part of it is not what is compared here. */
  private static double exact(double rms) {
    return Math.rint(rms * 16) / 16;
  }
}
