package dev.trigrad.nn.init;

import dev.trigrad.RandomKey;

/** Standard normal numbers: by counter, and by inversion of their distribution function. */
public final class NormalNumbers {
  private NormalNumbers() {}

  /**
   * {@code count} independent numbers by the Box-Muller transform of two streams of {@code key}.
   */
  public static double[] of(RandomKey key, int count) {
    RandomKey angles = key.split(1);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      double radius = Math.sqrt(-2 * StrictMath.log1p(-key.uniform(i)));
      values[i] = radius * StrictMath.cos(2 * Math.PI * angles.uniform(i));
    }
    return values;
  }

  /**
   * {@code count} independent numbers of those between {@code low} and {@code high}, by inversion;
   * none is left out, however unlikely the interval.
   */
  public static double[] between(double low, double high, RandomKey key, int count) {
    // The tail on the left is where differences of probabilities are exact.
    boolean mirrored = low > 0;
    double from = distribution(mirrored ? -high : low);
    double to = distribution(mirrored ? -low : high);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      // In the middle of one of 2³² equal parts, hence never 0 or 1.
      double share = ((key.bits(i) & 0xFFFFFFFFL) + 0.5) * 0x1p-32;
      double z = quantile(from + (to - from) * share);
      values[i] = Math.clamp(mirrored ? -z : z, low, high);
    }
    return values;
  }

  /** Φ(z), of small relative error on the left: erfc by continued fraction, else by its series. */
  static double distribution(double z) {
    if (z > 0) {
      return 1 - distribution(-z);
    }
    if (z < -38) {
      return 0;
    }
    double density = StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    if (z > -3) {
      double term = z;
      double sum = z;
      for (int k = 1; k < 100; k++) {
        term *= z * z / (2 * k + 1);
        sum += term;
      }
      return 0.5 + density * sum;
    }
    double fraction = -z;
    for (int k = 200; k > 0; k--) {
      fraction = -z + k / fraction;
    }
    return density / fraction;
  }

  /** Φ⁻¹(p) by Newton's method with Halley's correction, from a rough start. */
  static double quantile(double p) {
    if (p <= 0 || p >= 1) {
      return p <= 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (p > 0.5) {
      return -quantile(1 - p);
    }
    // Hastings, Approximations for Digital Computers, 1955, sheet 68: off by less than 4.5e-4.
    double t = Math.sqrt(-2 * StrictMath.log(p));
    double z =
        (2.515517 + t * (0.802853 + t * 0.010328))
                / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
            - t;
    for (int i = 0; i < 3; i++) {
      double density = StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
      double step = (distribution(z) - p) / density;
      z -= step / (1 + z * step / 2);
    }
    return z;
  }
}
