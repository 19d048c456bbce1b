package org.dozvon.audio;

import java.time.Duration;
import java.util.Arrays;

/** The silence around what was spoken. Engines leave up to half a second on each side of it. */
public final class Edges {
  /** Against the loudest part: what is fainter by 34 dB is breath and room. */
  private static final double FAINT = 0.02;

  private static final int WINDOWS_PER_SECOND = 100;

  private Edges() {}

  /**
   * The clip from a little before its first sound to a little after its last, so that the pauses
   * between sentences are the speaker's choice. A clip without any sound stays as it is.
   */
  public static Clip trimmed(Clip clip, Duration before, Duration after) {
    short[] samples = clip.samples();
    int window = Math.max(1, clip.rate() / WINDOWS_PER_SECOND);
    double[] levels = new double[(samples.length + window - 1) / window];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = rms(samples, i * window, Math.min(samples.length, (i + 1) * window));
    }
    double faint = FAINT * Arrays.stream(levels).max().orElse(0);
    int first = 0;
    int last = levels.length - 1;
    while (first < levels.length && levels[first] <= faint) {
      first++;
    }
    while (last > first && levels[last] <= faint) {
      last--;
    }
    if (first == levels.length) {
      return clip;
    }
    int from = Math.max(0, first * window - samples(clip, before));
    int to = Math.min(samples.length, (last + 1) * window + samples(clip, after));
    return Clip.of(clip.rate(), Arrays.copyOfRange(samples, from, to));
  }

  private static int samples(Clip clip, Duration length) {
    return Math.toIntExact(length.toMillis() * clip.rate() / 1000);
  }

  private static double rms(short[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += samples[i] * (double) samples[i];
    }
    return Math.sqrt(sum / Math.max(1, to - from));
  }
}
