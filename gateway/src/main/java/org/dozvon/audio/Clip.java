package org.dozvon.audio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A piece of mono 16-bit sound of any length and rate. Immutable. */
public final class Clip {
  private final int rate;
  private final short[] samples;

  private Clip(int rate, short[] samples) {
    this.rate = rate;
    this.samples = samples;
  }

  /**
   * A clip of these samples, copied.
   *
   * @param rate samples a second, 4000..192000
   */
  public static Clip of(int rate, short[] samples) {
    if (rate < 4000 || rate > 192000) {
      throw new IllegalArgumentException("rate: " + rate + " (expected: 4000..192000)");
    }
    return new Clip(rate, samples.clone());
  }

  /** So much silence at telephone rate. */
  public static Clip silence(Duration length) {
    return new Clip(PcmFrame.RATE, new short[(int) (length.toMillis() * PcmFrame.RATE / 1000)]);
  }

  /** Samples a second. */
  public int rate() {
    return rate;
  }

  /** A copy of the samples. */
  public short[] samples() {
    return samples.clone();
  }

  /** Number of samples. */
  public int size() {
    return samples.length;
  }

  /** How long it sounds. */
  public Duration length() {
    return Duration.ofNanos(samples.length * 1_000_000_000L / rate);
  }

  /** The frames of an 8 kHz clip; the last one is filled with silence. */
  public List<PcmFrame> frames() {
    if (rate != PcmFrame.RATE) {
      throw new IllegalStateException("rate: " + rate + " (expected: " + PcmFrame.RATE + ")");
    }
    List<PcmFrame> frames = new ArrayList<>(samples.length / PcmFrame.SAMPLES + 1);
    for (int at = 0; at < samples.length; at += PcmFrame.SAMPLES) {
      frames.add(PcmFrame.of(Arrays.copyOfRange(samples, at, at + PcmFrame.SAMPLES)));
    }
    return frames;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Clip clip && rate == clip.rate && Arrays.equals(samples, clip.samples);
  }

  @Override
  public int hashCode() {
    return 31 * rate + Arrays.hashCode(samples);
  }

  @Override
  public String toString() {
    return "Clip(" + samples.length + " samples at " + rate + " Hz)";
  }
}
