package org.dozvon.audio;

/**
 * Brings sound of any higher rate down to {@link PcmFrame#RATE}: a windowed-sinc low-pass (Kaiser,
 * about 70 dB) evaluated at each output sample, so what lies above 4 kHz is not folded back.
 */
public final class Resampler {
  /** Hz: the passband's end is about 3.5 kHz, the stopband's start 4 kHz. */
  private static final double CUTOFF = 3750;

  /** Kaiser window parameter for about 70 dB. */
  private static final double BETA = 7.0;

  /** Half of the filter's length in seconds: its transition is about 500 Hz wide. */
  private static final double HALF_SECONDS = 0.0045;

  private Resampler() {}

  /** The same sound at 8 kHz; a clip of that rate is given back as it is. */
  public static Clip toTelephone(Clip clip) {
    if (clip.rate() == PcmFrame.RATE) {
      return clip;
    }
    if (clip.rate() < PcmFrame.RATE) {
      throw new IllegalArgumentException(
          "rate: " + clip.rate() + " (expected: >= " + PcmFrame.RATE + ")");
    }
    short[] in = clip.samples();
    int size = (int) ((long) in.length * PcmFrame.RATE / clip.rate());
    short[] out = new short[size];
    int phases = PcmFrame.RATE / gcd(PcmFrame.RATE, clip.rate());
    double[][] filters = new double[phases][];
    for (int i = 0; i < size; i++) {
      long position = (long) i * clip.rate();
      int phase = i % phases;
      if (filters[phase] == null) {
        filters[phase] = filter(clip.rate(), (position % PcmFrame.RATE) / (double) PcmFrame.RATE);
      }
      out[i] = convolve(in, (int) (position / PcmFrame.RATE), filters[phase]);
    }
    return Clip.of(PcmFrame.RATE, out);
  }

  private static short convolve(short[] in, int centre, double[] filter) {
    int first = centre - (filter.length / 2 - 1);
    double sum = 0;
    for (int tap = 0; tap < filter.length; tap++) {
      int at = first + tap;
      if (at >= 0 && at < in.length) {
        sum += filter[tap] * in[at];
      }
    }
    return clamp(sum);
  }

  /** Taps for an output that lies {@code fraction} of a sample behind an input; their sum is 1. */
  private static double[] filter(int rate, double fraction) {
    int half = (int) Math.ceil(HALF_SECONDS * rate);
    double[] taps = new double[2 * half];
    double sum = 0;
    for (int tap = 0; tap < taps.length; tap++) {
      double distance = tap - (half - 1) - fraction;
      taps[tap] = sinc(2 * CUTOFF / rate * distance) * kaiser(distance / half);
      sum += taps[tap];
    }
    for (int tap = 0; tap < taps.length; tap++) {
      taps[tap] /= sum;
    }
    return taps;
  }

  private static double sinc(double x) {
    return Math.abs(x) < 1e-12 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double kaiser(double x) {
    return Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
  }

  /** The modified Bessel function of order zero, by its series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; k < 40; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  static short clamp(double sample) {
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sample)));
  }
}
