package dev.trigrad.engine.java.function;

import static dev.trigrad.engine.java.function.Coefficients.*;

/**
 * Natural logarithms in double precision with a relative error below 2⁻³⁸, from log(2ᵉ·m) = e·log 2
 * + 2·artanh((m − 1)/(m + 1)).
 */
final class Logarithms {
  private Logarithms() {}

  /** log x for a float32 value 0 &lt; x &lt; ∞ (denormals are normal in double). */
  static double log(double x) {
    long bits = Double.doubleToRawLongBits(x);
    long exponent = (bits - SQRT_HALF_BITS) >> 52;
    double mantissa = Double.longBitsToDouble(bits - (exponent << 52));
    return Math.fma((double) exponent, LN2, logOnePlus(mantissa - 1));
  }

  /** log(1 + f) for √½ − 1 ≤ f ≤ √2 − 1: the artanh series to s¹³, where |s| ≤ 0.1716. */
  static double logOnePlus(double f) {
    double s = f / (2 + f);
    double z = s * s;
    double p = Math.fma(z, 1.0 / 13, 1.0 / 11);
    p = Math.fma(p, z, 1.0 / 9);
    p = Math.fma(p, z, 1.0 / 7);
    p = Math.fma(p, z, 1.0 / 5);
    p = Math.fma(p, z, 1.0 / 3);
    p = Math.fma(p, z, 1);
    return (s + s) * p;
  }

  /** log(1 + u) for 0 ≤ u ≤ 1, relative error 2⁻³⁰: the artanh series to s¹⁷, where s ≤ 1/3. */
  static double logOnePlusFraction(double u) {
    double s = u / (2 + u);
    double z = s * s;
    double p = Math.fma(z, 1.0 / 17, 1.0 / 15);
    p = Math.fma(p, z, 1.0 / 13);
    p = Math.fma(p, z, 1.0 / 11);
    p = Math.fma(p, z, 1.0 / 9);
    p = Math.fma(p, z, 1.0 / 7);
    p = Math.fma(p, z, 1.0 / 5);
    p = Math.fma(p, z, 1.0 / 3);
    p = Math.fma(p, z, 1);
    return (s + s) * p;
  }
}
