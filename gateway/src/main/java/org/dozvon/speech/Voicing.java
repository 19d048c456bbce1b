package org.dozvon.speech;

import org.dozvon.audio.PcmFrame;

/** How periodic a frame is at the pitch of a voice, by normalised autocorrelation. */
final class Voicing {
  private static final int SHORTEST = PcmFrame.RATE / 400;
  private static final int LONGEST = PcmFrame.RATE / 70;

  private Voicing() {}

  /** The strongest correlation at a lag of 70..400 Hz, -1..1. */
  static double of(PcmFrame frame) {
    double best = 0;
    for (int lag = SHORTEST; lag <= LONGEST; lag++) {
      best = Math.max(best, correlation(frame, lag));
    }
    return best;
  }

  private static double correlation(PcmFrame frame, int lag) {
    double both = 0;
    double early = 1;
    double late = 1;
    for (int i = lag; i < PcmFrame.SAMPLES; i++) {
      double a = frame.sample(i - lag);
      double b = frame.sample(i);
      both += a * b;
      early += a * a;
      late += b * b;
    }
    return both / Math.sqrt(early * late);
  }
}
