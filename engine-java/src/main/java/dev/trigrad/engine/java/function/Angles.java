package dev.trigrad.engine.java.function;

import static dev.trigrad.engine.java.function.Coefficients.*;

/**
 * Sine and cosine in double precision for |x| ≤ 2³⁰ with a relative error below 2⁻³⁰.
 *
 * <p>The angle is reduced by the nearest multiple of π, not π/2: one polynomial and a sign, no
 * choice between two.
 */
final class Angles {
  private Angles() {}

  /** sin x. */
  static double sin(double x) {
    double k = Math.fma(x, INVERSE_PI, ROUND) - ROUND;
    return alternating(k) * sine(reduce(x, k));
  }

  /** cos x = −(−1)ᵏ sin(x − (k + ½)π), for the nearest such zero of the cosine. */
  static double cos(double x) {
    double k = (Math.fma(x, INVERSE_PI, -0.5) + ROUND) - ROUND;
    return -alternating(k) * sine(reduce(x, k + 0.5));
  }

  private static double reduce(double x, double k) {
    return Math.fma(k, -PI_LOW, Math.fma(k, -PI, x));
  }

  /** (−1)ᵏ for a whole k. */
  private static double alternating(double k) {
    double half = Math.fma(k, 0.5, ROUND) - ROUND;
    double odd = Math.fma(half, -2, k);
    return Math.fma(odd * odd, -2, 1);
  }

  /** The Taylor polynomial of degree 13 for |r| ≤ π/2. */
  private static double sine(double r) {
    double z = r * r;
    double p = Math.fma(z, F13, -F11);
    p = Math.fma(p, z, F9);
    p = Math.fma(p, z, -F7);
    p = Math.fma(p, z, F5);
    p = Math.fma(p, z, -F3);
    return r * Math.fma(p, z, 1);
  }
}
