package org.dozvon.staffing;

import java.util.function.DoubleUnaryOperator;

/**
 * The density of the wait that a caller of endless patience would meet in M/M/N+M, up to a factor:
 * {@code exp(log v(x))}, relative to its peak. Its logarithm is concave, so that there is one peak
 * and nothing far from it.
 */
final class VirtualWait {
  /** What is smaller than e^-45 of the peak counts for nothing. */
  private static final double DROP = 45;

  /** The widest panel at a peak is 2^-50 of the whole. */
  private static final int PANELS = 50;

  private final double calls;
  private final double services;
  private final double theta;
  private final double peak;

  /** {@code l e^(-t peak)}: the calls a second that still wait at the peak. */
  private final double patientCalls;

  private final double from;
  private final double to;

  /**
   * All per second.
   *
   * @param calls that come, above 0
   * @param services ends of calls when everybody is busy, above 0
   * @param theta ends of a patience, above 0
   */
  VirtualWait(double calls, double services, double theta) {
    this.calls = calls;
    this.services = services;
    this.theta = theta;
    this.peak = calls > services ? Math.log(calls / services) / theta : 0;
    this.patientCalls = Math.min(calls, services);
    this.to = peak + reach(1, Double.POSITIVE_INFINITY);
    this.from = peak - reach(-1, peak);
  }

  /** The logarithm of {@code v(peak) / v(0)}, at least 0. */
  double peakLog() {
    return calls > services ? (calls - services) / theta - services * peak : 0;
  }

  /** The integral of {@code weight(x) v(x) / v(peak)} times the calls a second, over this part. */
  double integral(DoubleUnaryOperator weight, double least, double most) {
    double low = Math.max(least, from);
    double high = Math.min(most, to);
    double sum = 0;
    if (low < Math.min(peak, high)) {
      sum += half(weight, -1, peak - Math.min(peak, high), peak - low);
    }
    if (high > Math.max(peak, low)) {
      sum += half(weight, 1, Math.max(peak, low) - peak, high - peak);
    }
    return calls * sum;
  }

  /** Between two distances from the peak on one side of it, panels halving towards the peak. */
  private double half(DoubleUnaryOperator weight, int side, double near, double far) {
    double sum = 0;
    double outer = far;
    for (int panel = 0; panel < PANELS && outer > near; panel++) {
      double inner = panel == PANELS - 1 ? near : Math.max(near, outer / 2);
      sum += gauss(weight, side, inner, outer);
      outer = inner;
    }
    return sum;
  }

  private double gauss(DoubleUnaryOperator weight, int side, double inner, double outer) {
    double middle = (inner + outer) / 2;
    double reach = (outer - inner) / 2;
    double sum = 0;
    for (int i = 0; i < Legendre.NODES.length; i++) {
      double away = side * (middle + reach * Legendre.NODES[i]);
      sum += Legendre.WEIGHTS[i] * weight.applyAsDouble(peak + away) * Math.exp(log(away));
    }
    return sum * reach;
  }

  /** {@code log v(peak + away) - log v(peak)}; at most 0. */
  private double log(double away) {
    return (patientCalls - services) * away + patientCalls / theta * bend(theta * away);
  }

  /** {@code 1 - e^-z - z} without cancellation. */
  private static double bend(double z) {
    if (Math.abs(z) > 0.01) {
      return -Math.expm1(-z) - z;
    }
    return -z * z / 2 * (1 - z / 3 * (1 - z / 4 * (1 - z / 5 * (1 - z / 6))));
  }

  /** How far from the peak the density is worth counting, on that side. */
  private double reach(int side, double most) {
    double far = 1 / services;
    while (far < most && log(side * far) > -DROP) {
      far *= 2;
    }
    double near = 0;
    far = Math.min(far, most);
    if (log(side * far) >= -DROP) {
      return far;
    }
    for (int i = 0; i < 60; i++) {
      double middle = (near + far) / 2;
      if (log(side * middle) > -DROP) {
        near = middle;
      } else {
        far = middle;
      }
    }
    return far;
  }
}
