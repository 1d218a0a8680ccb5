package dev.trigrad.engine.java;

import static dev.trigrad.engine.java.Coefficients.*;

/**
 * eˣ and eˣ − 1 in double precision with a relative error below 2⁻²⁹, by scaling and squaring.
 *
 * <p>Splitting off 2ⁿ would need the integer bits of a float, which C2 does not vectorise in scalar
 * loops; squarings it does, and double precision has bits to spare for the error they double.
 */
final class Exponentials {
  private Exponentials() {}

  /** eˣ for x ≥ −{@link Coefficients#EXP_LIMIT}; infinite where float32 overflows. */
  static double exp(double x) {
    double z = x * EXP_SCALE;
    double p = Math.fma(z, F6, F5);
    p = Math.fma(p, z, F4);
    p = Math.fma(p, z, F3);
    p = Math.fma(p, z, F2);
    p = Math.fma(p, z, 1);
    p = Math.fma(p, z, 1);
    p *= p;
    p *= p;
    p *= p;
    p *= p;
    p *= p;
    p *= p;
    p *= p;
    p *= p;
    p *= p;
    p *= p;
    p *= p;
    return p;
  }

  /** eˣ − 1 for x ≥ −{@link Coefficients#EXP_LIMIT}, from e²ˣ − 1 = m(m + 2) with m = eˣ − 1. */
  static double expm1(double x) {
    double z = x * EXPM1_SCALE;
    double p = Math.fma(z, F10, F9);
    p = Math.fma(p, z, F8);
    p = Math.fma(p, z, F7);
    p = Math.fma(p, z, F6);
    p = Math.fma(p, z, F5);
    p = Math.fma(p, z, F4);
    p = Math.fma(p, z, F3);
    p = Math.fma(p, z, F2);
    p = Math.fma(p, z, 1);
    double m = p * z;
    m *= m + 2;
    m *= m + 2;
    m *= m + 2;
    m *= m + 2;
    m *= m + 2;
    m *= m + 2;
    m *= m + 2;
    m *= m + 2;
    return m;
  }
}
