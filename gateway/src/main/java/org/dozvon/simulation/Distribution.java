package org.dozvon.simulation;

import java.time.Duration;
import java.util.SplittableRandom;

/** How a time varies from caller to caller. */
public sealed interface Distribution {
  /** One value, in milliseconds. Always draws the same number of random figures. */
  long draw(SplittableRandom random);

  /** Always the same. */
  record Fixed(Duration value) implements Distribution {
    @Override
    public long draw(SplittableRandom random) {
      return value.toMillis();
    }
  }

  /** Without memory. */
  record Exponential(Duration mean) implements Distribution {
    @Override
    public long draw(SplittableRandom random) {
      double u = random.nextDouble();
      return Math.round(-Math.log1p(-u) * mean.toMillis());
    }
  }

  /**
   * Patience as it is often measured: a shape below 1 has many who leave early.
   *
   * @param scale the time within which 63 % have left
   */
  record Weibull(Duration scale, double shape) implements Distribution {
    @Override
    public long draw(SplittableRandom random) {
      double u = random.nextDouble();
      return Math.round(Math.pow(-Math.log1p(-u), 1 / shape) * scale.toMillis());
    }
  }

  /**
   * Talk as it is usually measured.
   *
   * @param cv standard deviation over mean, above 0
   */
  record LogNormal(Duration mean, double cv) implements Distribution {
    @Override
    public long draw(SplittableRandom random) {
      double variance = Math.log1p(cv * cv);
      double mu = Math.log((double) mean.toMillis()) - variance / 2;
      // two figures a value whatever they are, so that the next values stay the same
      double radius = Math.sqrt(-2 * Math.log1p(-random.nextDouble()));
      double normal = radius * Math.cos(2 * Math.PI * random.nextDouble());
      return Math.round(Math.exp(mu + Math.sqrt(variance) * normal));
    }
  }
}
