package dev.trigrad.train.chart;

import java.util.Arrays;

/**
 * One curve.
 *
 * @param name what the legend calls it
 * @param role 0 for training, 1 validation, 2 test, 3 single steps
 * @param x ascending
 * @param y values, where not finite the line is broken
 */
public record Series(String name, int role, double[] x, double[] y) {
  /** Values beyond are drawn there, lest their differences overflow. */
  private static final double LARGEST = 1e300;

  private static final double LEAST = 1e-300;

  /** The values as an axis has room for them; NaN where it has none. */
  Series drawable(boolean logarithmic) {
    double[] fitted = y.clone();
    for (int i = 0; i < fitted.length; i++) {
      boolean none = !Double.isFinite(y[i]) || logarithmic && y[i] <= 0;
      double least = logarithmic ? LEAST : -LARGEST;
      fitted[i] = none ? Double.NaN : Math.clamp(y[i], least, LARGEST);
    }
    return new Series(name, role, x, fitted);
  }

  /** How many values are not drawn. */
  int missing() {
    return (int) Arrays.stream(y).filter(Double::isNaN).count();
  }

  double least() {
    return Arrays.stream(y).filter(v -> !Double.isNaN(v)).min().orElse(Double.NaN);
  }

  double largest() {
    return Arrays.stream(y).filter(v -> !Double.isNaN(v)).max().orElse(Double.NaN);
  }
}
