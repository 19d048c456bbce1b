package org.dozvon.audio;

import java.time.Duration;
import java.util.Arrays;

/** 20 ms of telephone sound: 160 samples, 8 kHz, signed 16 bit, mono. Immutable. */
public final class PcmFrame {
  /** Samples a second. */
  public static final int RATE = 8000;

  /** Samples a frame. */
  public static final int SAMPLES = 160;

  /** Bytes a frame, as AudioSocket carries it (little endian). */
  public static final int BYTES = 2 * SAMPLES;

  /** How long a frame sounds. */
  public static final Duration LENGTH = Duration.ofMillis(20);

  /** Nothing to hear: digital zero. */
  public static final PcmFrame SILENCE = new PcmFrame(new short[SAMPLES]);

  private final short[] samples;

  private PcmFrame(short[] samples) {
    this.samples = samples;
  }

  /** A frame of exactly {@link #SAMPLES} samples, copied. */
  public static PcmFrame of(short[] samples) {
    if (samples.length != SAMPLES) {
      throw new IllegalArgumentException(
          "samples: " + samples.length + " (expected: " + SAMPLES + ")");
    }
    return new PcmFrame(samples.clone());
  }

  /**
   * A frame of at most {@link #BYTES} little-endian bytes; what is missing at the end is silence.
   */
  public static PcmFrame ofLittleEndian(byte[] bytes, int offset, int length) {
    if (length < 0 || length > BYTES || length % 2 != 0) {
      throw new IllegalArgumentException(
          "bytes: " + length + " (expected: an even number <= " + BYTES + ")");
    }
    short[] samples = new short[SAMPLES];
    for (int i = 0; i < length / 2; i++) {
      int at = offset + 2 * i;
      samples[i] = (short) ((bytes[at] & 0xff) | bytes[at + 1] << 8);
    }
    return new PcmFrame(samples);
  }

  /** The sample at {@code index}, 0..{@link #SAMPLES}-1. */
  public short sample(int index) {
    return samples[index];
  }

  /** A copy of the samples. */
  public short[] samples() {
    return samples.clone();
  }

  /** {@link #BYTES} bytes, little endian. */
  public byte[] toLittleEndian() {
    byte[] bytes = new byte[BYTES];
    for (int i = 0; i < SAMPLES; i++) {
      bytes[2 * i] = (byte) samples[i];
      bytes[2 * i + 1] = (byte) (samples[i] >> 8);
    }
    return bytes;
  }

  /** Root mean square of the samples, 0..32768. */
  public double rms() {
    double sum = 0;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / SAMPLES);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PcmFrame frame && Arrays.equals(samples, frame.samples);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(samples);
  }

  @Override
  public String toString() {
    return "PcmFrame(rms " + Math.round(rms()) + ")";
  }
}
