package org.dozvon.staffing;

/** Nodes and weights of Gauss and Legendre on -1..1 with 16 points, by Newton's method. */
final class Legendre {
  static final double[] NODES = new double[16];
  static final double[] WEIGHTS = new double[16];

  static {
    for (int i = 0; i < NODES.length; i++) {
      double x = Math.cos(Math.PI * (i + 0.75) / (NODES.length + 0.5));
      double slope = 0;
      for (int round = 0; round < 20; round++) {
        double before = 1;
        double value = x;
        for (int n = 2; n <= NODES.length; n++) {
          double next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
          before = value;
          value = next;
        }
        slope = NODES.length * (x * value - before) / (x * x - 1);
        x -= value / slope;
      }
      NODES[i] = x;
      WEIGHTS[i] = 2 / ((1 - x * x) * slope * slope);
    }
  }

  private Legendre() {}
}
