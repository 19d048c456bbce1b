package org.dozvon.speech;

import java.util.Arrays;

/**
 * Tracks the line's noise level: the lowest level of 60 ms within the last 2 s. Speech has a dip in
 * every such stretch and does not lift the floor; a noise that stays does, hum and music included.
 * Confined to one thread.
 */
final class NoiseFloor {
  private static final double LOWEST = 8;
  private static final int WINDOW = 100;
  private static final int SMOOTH = 3;

  private final double[] recent = new double[SMOOTH];
  private final double[] levels = new double[WINDOW];
  private int frames;

  NoiseFloor() {
    Arrays.fill(levels, Double.MAX_VALUE);
  }

  /** Takes the rms of the next frame; returns how many dB it lies over the floor, 0 or more. */
  double excess(double rms) {
    double heard = Math.max(LOWEST, rms);
    if (frames == 0) {
      Arrays.fill(recent, heard);
    }
    recent[frames % SMOOTH] = heard;
    levels[frames % WINDOW] = Arrays.stream(recent).average().orElse(heard);
    frames++;
    return Math.max(0, 20 * Math.log10(heard / level()));
  }

  private double level() {
    return Arrays.stream(levels).min().orElse(LOWEST);
  }
}
