package org.dozvon.bench;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import org.dozvon.audio.PcmFrame;
import org.dozvon.testing.Recordings;

/** What a telephone line does to the caller's sound, 20 ms after 20 ms; one for each call. */
interface Impairment {
  /** Changes the next 20 ms; null: they do not arrive. */
  short[] apply(short[] samples);

  /** Recorded callers have -20 dBov. */
  double VOICE_RMS = 32768 * Math.pow(10, -20 / 20.0);

  /** So many dB louder, cut off at full scale. */
  static Supplier<Impairment> level(double decibels) {
    double gain = Math.pow(10, decibels / 20);
    return () -> samples -> each(samples, s -> gain * s);
  }

  /** The pause after a noise that is over soon, frames. */
  int PAUSE = 150;

  /**
   * The noise all along, so many dB below the caller's voice; it begins at a place of its own. One
   * that is over in less than 5 s comes every few seconds.
   */
  static Supplier<Impairment> noise(String name, double snr, long seed) {
    short[] noise = Recordings.noise(name).samples();
    int pause = noise.length < 5 * PcmFrame.RATE ? PAUSE * PcmFrame.SAMPLES : 0;
    double gain = VOICE_RMS * Math.pow(10, -snr / 20) / rms(noise);
    int begin = new Random(seed).nextInt(noise.length + pause);
    return () ->
        new Impairment() {
          private int at = begin;

          @Override
          public short[] apply(short[] samples) {
            short[] mixed = new short[samples.length];
            for (int i = 0; i < mixed.length; i++) {
              mixed[i] = clamp(samples[i] + (at < noise.length ? gain * noise[at] : 0));
              at = (at + 1) % (noise.length + pause);
            }
            return mixed;
          }
        };
  }

  /** What is under 60 LSB rms becomes digital zero: silence suppression. */
  static Supplier<Impairment> gate() {
    return () -> samples -> rms(samples) < 60 ? new short[samples.length] : samples;
  }

  /** To A-law and back. */
  static Supplier<Impairment> aLaw() {
    return () -> samples -> each(samples, s -> G711.a((short) s));
  }

  /** To mu-law and back. */
  static Supplier<Impairment> muLaw() {
    return () -> samples -> each(samples, s -> G711.mu((short) s));
  }

  /** 300 to 3300 Hz, fourth order at both ends, as a mobile or an old line leaves it. */
  static Supplier<Impairment> narrowBand() {
    return () -> {
      Biquad[] filters = {
        Biquad.highPass(300), Biquad.highPass(300), Biquad.lowPass(3300), Biquad.lowPass(3300)
      };
      return samples ->
          each(
              samples,
              s -> {
                double value = s;
                for (Biquad filter : filters) {
                  value = filter.next(value);
                }
                return value;
              });
    };
  }

  /** What the receiver puts in the place of a lost frame. */
  enum Concealment {
    SILENCE,
    REPEATED,
    MISSING
  }

  /** Frames are lost at random. */
  static Supplier<Impairment> loss(double percent, Concealment concealment, long seed) {
    return () ->
        new Impairment() {
          private final Random random = new Random(seed);
          private short[] last = new short[PcmFrame.SAMPLES];

          @Override
          public short[] apply(short[] samples) {
            if (random.nextDouble() * 100 < percent) {
              return switch (concealment) {
                case SILENCE -> new short[samples.length];
                case REPEATED -> last;
                case MISSING -> null;
              };
            }
            last = samples;
            return samples;
          }
        };
  }

  private static short[] each(short[] samples, java.util.function.DoubleUnaryOperator change) {
    short[] changed = new short[samples.length];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = clamp(change.applyAsDouble(samples[i]));
    }
    return changed;
  }

  private static short clamp(double value) {
    return (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /** Root mean square. */
  static double rms(short[] samples) {
    return Math.sqrt(
        java.util.stream.IntStream.range(0, samples.length)
            .mapToDouble(i -> (double) samples[i] * samples[i])
            .average()
            .orElse(0));
  }

  /** A second-order Butterworth section at 8 kHz (bilinear transform). */
  final class Biquad {
    private final double[] b;
    private final double[] a;
    private final double[] state = new double[2];

    private Biquad(double[] b, double[] a) {
      this.b = b;
      this.a = a;
    }

    static Biquad highPass(double hertz) {
      double k = Math.tan(Math.PI * hertz / PcmFrame.RATE);
      double norm = 1 / (1 + Math.sqrt(2) * k + k * k);
      return new Biquad(new double[] {norm, -2 * norm, norm}, poles(k, norm));
    }

    static Biquad lowPass(double hertz) {
      double k = Math.tan(Math.PI * hertz / PcmFrame.RATE);
      double norm = 1 / (1 + Math.sqrt(2) * k + k * k);
      double gain = k * k * norm;
      return new Biquad(new double[] {gain, 2 * gain, gain}, poles(k, norm));
    }

    private static double[] poles(double k, double norm) {
      return new double[] {2 * (k * k - 1) * norm, (1 - Math.sqrt(2) * k + k * k) * norm};
    }

    double next(double x) {
      double y = b[0] * x + state[0];
      state[0] = b[1] * x - a[0] * y + state[1];
      state[1] = b[2] * x - a[1] * y;
      return y;
    }
  }

  /** All of them, one after the other. */
  static Impairment all(java.util.List<Supplier<Impairment>> parts) {
    Impairment[] made = parts.stream().map(Supplier::get).toArray(Impairment[]::new);
    return samples -> {
      short[] sound = samples;
      for (Impairment part : made) {
        sound = sound == null ? null : part.apply(sound);
      }
      return sound == null ? null : Arrays.copyOf(sound, sound.length);
    };
  }
}
