package org.dozvon.speech;

/**
 * {@link Echo} as it is meant: every sum is taken anew for every frame. What it is tested against.
 */
public final class PlainEcho {
  /** Frames: 1 s is likened, at delays of up to 0.6 s. */
  private static final int WINDOW = 50;

  private static final int DELAYS = 30;
  private static final int RING = WINDOW + DELAYS + 1;

  /** Correlation of the loudness from which it may be an echo. */
  private static final double ALIKE = 0.8;

  /**
   * So many frames in a row it must be alike: a caller's answer may be like a prompt for a while.
   */
  private static final int SURE = 25;

  /** An echo is at least 9 dB below what was sent. */
  private static final double LOUDEST = 0.35;

  /** Until 2 s of the bot's voice have been likened, an echo of -20 dB is taken for granted. */
  private static final int UNKNOWN = 100;

  private static final double ASSUMED = 0.1;

  /** What could come back, rms; in the window there must be that much of it on average. */
  private static final double SOUND = 300;

  /** An echo may be louder than expected: 6 dB. */
  private static final double ROOM = 2;

  private final double[] sent = new double[RING];
  private final double[] heard = new double[RING];
  private int frames;
  private double latest;
  private int alike;
  private int delay;
  private int likened;
  private double likelyGain;
  private double gain;

  /** No echo can be louder: so little came back once while the bot spoke. */
  private double ceiling = Double.MAX_VALUE;

  /** What was sent to the caller last; root mean square. */
  public void sent(double rms) {
    latest = rms;
  }

  /** Takes the next frame from the caller; whether it is no louder than the echo may be now. */
  public boolean covers(double rms) {
    frames++;
    sent[frames % RING] = latest;
    heard[frames % RING] = rms;
    latest = 0;
    learn();
    return rms < ROOM * expectedGain() * loudestSent();
  }

  /** Whether the line was found to return the bot's voice. */
  public boolean isKnown() {
    return gain > 0;
  }

  private double expectedGain() {
    return Math.min(ceiling, gain == 0 && likened < UNKNOWN ? ASSUMED : gain);
  }

  /** Looks for the delay at which heard and sent are most alike. */
  private void learn() {
    double best = ALIKE;
    int at = -1;
    double heardHeard = covariance(heard, 0, heard, 0);
    for (int lag = 0; lag < DELAYS; lag++) {
      double correlation = correlation(lag, heardHeard);
      if (correlation > best) {
        best = correlation;
        at = lag;
      }
    }
    likened += mean(sent, 0) < SOUND ? 0 : 1;
    double least = Math.min(mean(sent, 0), Math.min(mean(sent, DELAYS / 2), mean(sent, DELAYS)));
    if (least >= SOUND) {
      ceiling = Math.min(ceiling, loudestHeard() / least);
    }
    alike = at >= 0 && Math.abs(at - delay) <= 1 ? alike + 1 : 0;
    if (at >= 0) {
      delay = at;
      likelyGain = gainAt(at);
    }
    if (alike >= SURE && likelyGain < LOUDEST) {
      gain = likelyGain;
    }
  }

  private double correlation(int lag, double heardHeard) {
    if (heardHeard <= 0 || mean(sent, lag) < SOUND) {
      return 0; // most of the time: nothing of ours could come back
    }
    double sentSent = covariance(sent, lag, sent, lag);
    return sentSent <= 0 ? 0 : covariance(sent, lag, heard, 0) / Math.sqrt(sentSent * heardHeard);
  }

  private double gainAt(int lag) {
    return covariance(sent, lag, heard, 0) / covariance(sent, lag, sent, lag);
  }

  private double covariance(double[] one, int lag, double[] other, int otherLag) {
    double sum = 0;
    for (int i = 0; i < WINDOW; i++) {
      sum += at(one, i + lag) * at(other, i + otherLag);
    }
    return sum / WINDOW - mean(one, lag) * mean(other, otherLag);
  }

  private double mean(double[] ring, int lag) {
    double sum = 0;
    for (int i = 0; i < WINDOW; i++) {
      sum += at(ring, i + lag);
    }
    return sum / WINDOW;
  }

  /** Frames come and go by clocks of their own: the neighbours count, too. */
  private double loudestSent() {
    double loudest = 0;
    int from = gain == 0 ? 0 : Math.max(0, delay - 2);
    int to = gain == 0 ? DELAYS : delay + 2;
    for (int i = from; i <= to; i++) {
      loudest = Math.max(loudest, at(sent, i));
    }
    return loudest;
  }

  private double loudestHeard() {
    double loudest = 0;
    for (int i = 0; i < WINDOW; i++) {
      loudest = Math.max(loudest, at(heard, i));
    }
    return loudest;
  }

  /** The value so many frames ago. */
  private double at(double[] ring, int ago) {
    int index = frames % RING - ago;
    return ring[index < 0 ? index + RING : index];
  }
}
