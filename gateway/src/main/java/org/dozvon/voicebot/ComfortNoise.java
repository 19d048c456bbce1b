package org.dozvon.voicebot;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dozvon.audio.PcmFrame;

/**
 * Sound in place of digital zeros: around speech those made recognisers hear words that nobody
 * said, and amid it they cut words in two.
 */
final class ComfortNoise {
  /** Root mean square of the noise, of 32768. */
  static final int RMS = 8;

  private static final List<PcmFrame> FRAMES = make();

  /** Zeros so short amid sound are lost packets, not a pause: 40 ms. */
  private static final int LOST = 2;

  private int next;
  private int zeros;
  private PcmFrame last = PcmFrame.SILENCE;

  /** The next frame of noise. */
  PcmFrame frame() {
    next = (next + 1) % FRAMES.size();
    return FRAMES.get(next);
  }

  /**
   * The frame itself; when it is digital zero, the one before it, as receivers conceal a lost
   * packet, or noise once that has gone on for 40 ms.
   */
  PcmFrame over(PcmFrame frame) {
    if (!frame.equals(PcmFrame.SILENCE)) {
      zeros = 0;
      last = frame;
      return frame;
    }
    zeros++;
    return zeros > LOST || last.equals(PcmFrame.SILENCE) ? frame() : last;
  }

  private static List<PcmFrame> make() {
    Random random = new Random(RMS);
    List<PcmFrame> frames = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      short[] samples = new short[PcmFrame.SAMPLES];
      for (int at = 0; at < samples.length; at++) {
        samples[at] = (short) Math.round(RMS * random.nextGaussian());
      }
      frames.add(PcmFrame.of(samples));
    }
    return List.copyOf(frames);
  }
}
