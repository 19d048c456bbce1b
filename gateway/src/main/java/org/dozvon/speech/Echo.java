package org.dozvon.speech;

/**
 * Tells the echo of the bot's own voice from a caller: where the loudness of what comes back has
 * for a while followed that of what was sent up to 0.6 s before, the line returns it, and so loud.
 * The sums over the window are carried along from frame to frame: a call costs the same small time
 * whatever comes. Confined to one thread.
 */
final class Echo {
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

  /**
   * Loudness is taken to so many parts of 1. Sums of such numbers and of their products are exact,
   * so that what was added can be taken off again for hours and nothing is left.
   */
  private static final double PARTS = 16;

  private final double[] sent = new double[RING];
  private final double[] heard = new double[RING];

  /** Sums over the window that ended at each frame: of what was sent, and of its squares. */
  private final double[] sums = new double[RING];

  private final double[] squares = new double[RING];

  /** Of what was sent so many frames earlier times what was heard. */
  private final double[] products = new double[DELAYS];

  private double heardSum;
  private double heardSquares;
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
  void sent(double rms) {
    latest = rms;
  }

  /** Takes the next frame from the caller; whether it is no louder than the echo may be now. */
  boolean covers(double rms) {
    frames++;
    take(exact(latest), exact(rms));
    latest = 0;
    learn();
    return rms < ROOM * expectedGain() * loudestSent();
  }

  /** Whether the line was found to return the bot's voice. */
  boolean isKnown() {
    return gain > 0;
  }

  private static double exact(double rms) {
    return Math.rint(rms * PARTS) / PARTS;
  }

  /** The frame that leaves the window is taken off, the new one added. */
  private void take(double newSent, double newHeard) {
    int now = frames % RING;
    sent[now] = newSent;
    heard[now] = newHeard;
    double oldSent = at(sent, WINDOW);
    double oldHeard = at(heard, WINDOW);
    sums[now] = at(sums, 1) + newSent - oldSent;
    squares[now] = at(squares, 1) + newSent * newSent - oldSent * oldSent;
    heardSum += newHeard - oldHeard;
    heardSquares += newHeard * newHeard - oldHeard * oldHeard;
    for (int lag = 0; lag < DELAYS; lag++) {
      products[lag] += at(sent, lag) * newHeard - at(sent, WINDOW + lag) * oldHeard;
    }
  }

  private double expectedGain() {
    return Math.min(ceiling, gain == 0 && likened < UNKNOWN ? ASSUMED : gain);
  }

  /** Looks for the delay at which heard and sent are most alike. */
  private void learn() {
    double best = ALIKE;
    int at = -1;
    double heardHeard = heardSquares / WINDOW - heardSum / WINDOW * (heardSum / WINDOW);
    for (int lag = 0; lag < DELAYS; lag++) {
      double correlation = correlation(lag, heardHeard);
      if (correlation > best) {
        best = correlation;
        at = lag;
      }
    }
    likened += mean(0) < SOUND ? 0 : 1;
    double least = Math.min(mean(0), Math.min(mean(DELAYS / 2), mean(DELAYS)));
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
    if (heardHeard <= 0 || mean(lag) < SOUND) {
      return 0; // most of the time: nothing of ours could come back
    }
    double sentSent = variance(lag);
    return sentSent <= 0 ? 0 : covariance(lag) / Math.sqrt(sentSent * heardHeard);
  }

  private double gainAt(int lag) {
    return covariance(lag) / variance(lag);
  }

  /** Of what was sent, {@code lag} frames ago. */
  private double variance(int lag) {
    return at(squares, lag) / WINDOW - mean(lag) * mean(lag);
  }

  /** Of what was sent {@code lag} frames earlier with what was heard. */
  private double covariance(int lag) {
    return products[lag] / WINDOW - mean(lag) * (heardSum / WINDOW);
  }

  private double mean(int lag) {
    return at(sums, lag) / WINDOW;
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
