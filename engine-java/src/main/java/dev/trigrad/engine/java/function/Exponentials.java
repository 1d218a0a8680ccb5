package dev.trigrad.engine.java.function;

import static dev.trigrad.engine.java.function.Coefficients.*;

/**
 * eˣ in float32 within 1.7 ulp, and eˣ and eˣ − 1 in double precision with a relative error below
 * 2⁻²⁹.
 *
 * <p>In float32, x = k log 4 + r (Cody and Waite), and eˣ = eʳ 2ᵏ 2ᵏ: the first product is exact,
 * the second rounds once, to a denormal number, too. In double, scaling and squaring: splitting off
 * 2ⁿ would need the integer bits of a float, which C2 does not vectorise in scalar loops; squarings
 * it does, and double precision has bits to spare for the error they double.
 */
final class Exponentials {
  private Exponentials() {}

  /** eˣ. */
  static float expFloat(float x) {
    float v = Math.min(Math.max(x, EXP_LOWEST), EXP_HIGHEST);
    float k = Math.fma(v, INVERSE_LN4, EXP_ROUND) - EXP_ROUND;
    float r = Math.fma(k, -LN4_LOW, Math.fma(k, -LN4_HIGH, v));
    float rr = r * r;
    float p = Math.fma(Math.fma(r, EXP_7, EXP_6), rr, Math.fma(r, EXP_5, EXP_4));
    p = Math.fma(p, rr, Math.fma(r, EXP_3, EXP_2));
    p = Math.fma(p, rr, r) + 1;
    float s = powerOfTwo(k);
    return p * s * s;
  }

  /** 2ᵏ, exactly, for whole k with |k| ≤ 77: nearly, then rounded to two bits. */
  static float powerOfTwo(float k) {
    // In lanes a shift makes the exponent; in scalar loops C2 does not vectorise bits of floats.
    float s = Math.fma(k, ROOT_3, ROOT_2);
    s = Math.fma(s, k, ROOT_1);
    s = Math.fma(s, k, ROOT_0);
    s *= s;
    s *= s;
    s *= s;
    s *= s;
    s *= s;
    s *= s;
    s *= s;
    float t = s * TWO_BITS;
    return t - (t - s);
  }

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
