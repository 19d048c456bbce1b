package org.dozvon.audio;

import java.util.Arrays;

/**
 * Brings every voice to the same loudness: the level of its active parts, not of its pauses, in dB
 * below the overload point (dBov), with peaks held under full scale.
 *
 * @param target active level, -40..-10 dBov
 */
public record Loudness(double target) {
  /** What telephone speech usually has, -20 dBov. */
  public static final Loudness DEFAULT = new Loudness(-20);

  private static final double FULL = 32768;

  /** Samples above it are bent towards full scale instead of cut. */
  private static final double KNEE = 0.75 * FULL;

  private static final double ROOM = 0.97 * FULL - KNEE;

  /** dBov under which nothing is there to be lifted. */
  private static final double NOTHING = -75;

  public Loudness {
    if (!(target >= -40 && target <= -10)) {
      throw new IllegalArgumentException("target: " + target + " dBov (expected: -40..-10)");
    }
  }

  /** So many dB louder, kept within the range. */
  public Loudness louder(double decibels) {
    return new Loudness(Math.max(-40, Math.min(-10, target + decibels)));
  }

  /** The clip at the target level; silence stays silence. */
  public Clip level(Clip clip) {
    double now = activeLevel(clip);
    if (now < NOTHING) {
      return clip;
    }
    return amplified(clip, target - now);
  }

  /** The clip so many dB louder (or, negative, softer); peaks are bent, not cut. */
  public static Clip amplified(Clip clip, double decibels) {
    double gain = Math.pow(10, decibels / 20);
    short[] samples = clip.samples();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Resampler.clamp(limited(gain * samples[i]));
    }
    return Clip.of(clip.rate(), samples);
  }

  /**
   * The level of the parts that sound, dBov: blocks of 20 ms within 16 dB of the loudest tenth.
   * -200 for digital silence.
   */
  public static double activeLevel(Clip clip) {
    short[] samples = clip.samples();
    int block = Math.max(1, clip.rate() / 50);
    double[] powers = new double[(samples.length + block - 1) / block];
    for (int i = 0; i < samples.length; i++) {
      powers[i / block] += (double) samples[i] * samples[i] / block;
    }
    double[] sorted = powers.clone();
    Arrays.sort(sorted);
    double loud = sorted.length == 0 ? 0 : sorted[(int) (0.9 * (sorted.length - 1))];
    double threshold = loud / Math.pow(10, 1.6);
    double sum = 0;
    int active = 0;
    for (double power : powers) {
      if (power > 0 && power >= threshold) {
        sum += power;
        active++;
      }
    }
    return active == 0 ? -200 : 10 * Math.log10(sum / active / (FULL * FULL));
  }

  private static double limited(double sample) {
    double size = Math.abs(sample);
    return size <= KNEE
        ? sample
        : Math.signum(sample) * (KNEE + ROOM * Math.tanh((size - KNEE) / ROOM));
  }
}
