package org.dozvon.voicebot;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dozvon.audio.PcmFrame;

/**
 * Soft noise in place of digital zeros: around speech those made recognisers hear words that nobody
 * said.
 */
final class ComfortNoise {
  /** Root mean square of the noise, of 32768. */
  static final int RMS = 8;

  private static final List<PcmFrame> FRAMES = make();

  private int next;

  /** The next frame of noise. */
  PcmFrame frame() {
    next = (next + 1) % FRAMES.size();
    return FRAMES.get(next);
  }

  /** The frame itself, or noise when it is digital zero. */
  PcmFrame over(PcmFrame frame) {
    return frame.equals(PcmFrame.SILENCE) ? frame() : frame;
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
