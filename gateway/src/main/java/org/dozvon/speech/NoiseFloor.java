package org.dozvon.speech;

/** Tracks the line's noise level: falls at once, rises 3 dB a second. Confined to one thread. */
final class NoiseFloor {
  private static final double LOWEST = 8;
  private static final double RISE = Math.pow(10, 3.0 / 20 / 50);
  private double level = 60;

  /** Takes the rms of the next frame; returns how many dB it lies over the floor before it. */
  double excess(double rms) {
    double heard = Math.max(LOWEST, rms);
    double over = 20 * Math.log10(heard / level);
    level = heard < level ? 0.8 * level + 0.2 * heard : Math.min(heard, level * RISE);
    return over;
  }
}
