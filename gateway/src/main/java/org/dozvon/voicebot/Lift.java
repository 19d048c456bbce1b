package org.dozvon.voicebot;

import org.dozvon.audio.PcmFrame;

/**
 * Makes a soft caller as loud as others for the recogniser, by up to 20 dB; whoever is loud enough
 * is left alone. Confined to the loop.
 */
final class Lift {
  /** Rms of the loudest frames of a voice at -20 dBov. */
  private static final double USUAL = 6000;

  private static final double MOST = 10;

  /**
   * What is heard of a voice may become softer: 6 dB a second. Faster, and noise is lifted, too.
   */
  private static final double FADING = Math.pow(10, -6 / 20.0 / 50);

  private double loudest = USUAL;
  private double level = USUAL;

  /** A voice begins, perhaps. */
  void begin() {
    loudest = 1;
  }

  /** The frame, louder when all that was heard since the beginning is soft. */
  PcmFrame apply(PcmFrame frame) {
    loudest = Math.max(loudest, frame.rms());
    level = Math.max(loudest, level * FADING);
    double gain = Math.clamp(USUAL / level, 1, MOST);
    return gain < 1.5 ? frame : louder(frame, gain);
  }

  private static PcmFrame louder(PcmFrame frame, double gain) {
    short[] samples = frame.samples();
    for (int i = 0; i < samples.length; i++) {
      long sample = Math.round(gain * samples[i]);
      samples[i] = (short) Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return PcmFrame.of(samples);
  }
}
