package org.dozvon.speech;

import java.util.Arrays;

/**
 * Tracks the line's noise level: a quarter of the last 3 s was softer. While somebody speaks it
 * learns of softer sounds only, so that speech does not lift it; a noise that stays does, hum and
 * music included. Confined to one thread.
 */
final class NoiseFloor {
  private static final double LOWEST = 8;
  private static final int WINDOW = 150;
  private static final int SMOOTH = 3;
  private static final double SOFTER = 0.25;

  private final double[] recent = new double[SMOOTH];
  private final double[] levels = new double[WINDOW];
  private int frames;
  private int learned;
  private double floor = LOWEST;

  /**
   * Takes the rms of the next frame; returns how many dB it lies over the floor.
   *
   * @param speech whether somebody surely speaks
   */
  double excess(double rms, boolean speech) {
    double heard = Math.max(LOWEST, rms);
    if (frames == 0) {
      Arrays.fill(recent, heard);
    }
    recent[frames % SMOOTH] = heard;
    frames++;
    double level = Arrays.stream(recent).average().orElse(heard);
    if (!speech || level < floor) {
      levels[learned % WINDOW] = level;
      learned++;
      floor = quantile();
    }
    return 20 * Math.log10(heard / floor);
  }

  /** The noise level, rms; at least 8. */
  double level() {
    return floor;
  }

  private double quantile() {
    double[] sorted = Arrays.copyOf(levels, Math.min(learned, WINDOW));
    Arrays.sort(sorted);
    return sorted[(int) (SOFTER * (sorted.length - 1))];
  }
}
