package dev.trigrad.reference.arithmetic;

/** Arithmetic of error bounds. */
public final class RoundingError {
  /** Covers the rounding of the double-precision value itself. */
  private static final double SLACK = 1 + 0x1p-20;

  /** Numbers of this magnitude and above round to an infinite float32. */
  static final double OVERFLOW = 0x1p128 - 0x1p103;

  private RoundingError() {}

  /** {@code ulps} units in the last place that a float32 of magnitude {@code v} has. */
  static double ulps(double v, double ulps) {
    float magnitude = Math.min((float) Math.abs(v), Float.MAX_VALUE);
    return ulps * SLACK * Math.ulp(magnitude);
  }

  /** How far {@code other} is from {@code v}: 0 for two NaNs, +∞ for one. */
  static double deviation(double v, double other) {
    if (v == other || Double.isNaN(v) && Double.isNaN(other)) {
      return 0;
    }
    double distance = Math.abs(v - other);
    return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
  }

  /** Whether float32 has the number. */
  static boolean representable(double v) {
    return (float) v == v || Double.isNaN(v);
  }

  /**
   * Stores a float32 element: what overflows is infinite, what may or may not is undetermined. The
   * value does not depend on the errors.
   *
   * @param propagated the error that comes from the operands
   * @param rounding the error of the operation itself, in units in the last place; 0.5 also means
   *     correctly rounded
   */
  static void store(
      double[] value, double[] bound, int i, double v, double propagated, double rounding) {
    double error = propagated;
    if (rounding > 0
        && propagated < Double.POSITIVE_INFINITY
        && Math.abs(v) < Double.POSITIVE_INFINITY) {
      boolean exact = propagated == 0 && rounding == 0.5 && representable(v);
      error += exact ? 0 : ulps(Math.abs(v) + propagated, rounding);
    }
    store(value, bound, i, v, error);
  }

  /** Stores a float32 element whose whole error is {@code error}. */
  static void store(double[] value, double[] bound, int i, double v, double error) {
    double magnitude = Math.abs(v);
    value[i] = ranged(v);
    if (!(magnitude < Double.POSITIVE_INFINITY) || magnitude + error < OVERFLOW) {
      bound[i] = error;
    } else {
      bound[i] = magnitude - error >= OVERFLOW ? 0 : Double.POSITIVE_INFINITY;
    }
  }

  /** The number, or an infinite one of its sign beyond the range of float32. */
  static double ranged(double v) {
    return Math.abs(v) >= OVERFLOW ? Math.copySign(Double.POSITIVE_INFINITY, v) : v;
  }
}
