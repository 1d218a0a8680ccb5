package dev.trigrad.engine.java.function;

import static dev.trigrad.engine.java.function.Coefficients.*;

/** Arc tangent in double precision with a relative error below 2⁻³⁰. */
final class ArcTangents {
  private ArcTangents() {}

  /**
   * atan x for a float32 x: that of t = x or 1/x, whichever is at most 1, and what is left of ±π/2.
   * No choice is made, so that C2 vectorises it: {@code beyond} is 0 up to |x| = 1, then 1.
   */
  static double atan(double x) {
    double m = Math.max(Math.abs(x), 1);
    double c = Math.max(-1, Math.min(1, x));
    double beyond = Math.min((m - 1) * ATAN_STEP, 1);
    double t = c / m;
    double z = t * t;
    double p = Math.fma(z, ATAN_10, ATAN_9);
    p = Math.fma(p, z, ATAN_8);
    p = Math.fma(p, z, ATAN_7);
    p = Math.fma(p, z, ATAN_6);
    p = Math.fma(p, z, ATAN_5);
    p = Math.fma(p, z, ATAN_4);
    p = Math.fma(p, z, ATAN_3);
    p = Math.fma(p, z, ATAN_2);
    p = Math.fma(p, z, ATAN_1);
    double a = t * Math.fma(p, z, 1);
    return Math.fma(beyond * c, PI / 2, a * (1 - 2 * beyond));
  }
}
