package org.dozvon.phonebank.line;

import java.util.ArrayList;
import java.util.List;
import org.dozvon.audio.PcmFrame;

/** A growing recording of at most ten minutes; what comes later is not kept. Not thread-safe. */
final class Tape {
  private static final int LIMIT = 10 * 60 * 50;

  private final List<PcmFrame> frames = new ArrayList<>();

  void add(PcmFrame frame) {
    if (frames.size() < LIMIT) {
      frames.add(frame);
    }
  }

  short[] samples() {
    short[] samples = new short[frames.size() * PcmFrame.SAMPLES];
    for (int i = 0; i < frames.size(); i++) {
      System.arraycopy(frames.get(i).samples(), 0, samples, i * PcmFrame.SAMPLES, PcmFrame.SAMPLES);
    }
    return samples;
  }
}
