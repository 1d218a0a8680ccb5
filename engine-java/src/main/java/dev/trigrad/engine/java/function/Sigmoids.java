package dev.trigrad.engine.java.function;

import static dev.trigrad.engine.java.function.Coefficients.*;

/** Functions that saturate at ±1. */
final class Sigmoids {
  private Sigmoids() {}

  /** tanh x in double for |x| ≤ {@link Coefficients#TANH_LIMIT}, relative error 2⁻²⁹. */
  static double tanh(double x) {
    double t = x * x;
    double p = Math.fma(t, TANH_P6, TANH_P5);
    p = Math.fma(p, t, TANH_P4);
    p = Math.fma(p, t, TANH_P3);
    p = Math.fma(p, t, TANH_P2);
    p = Math.fma(p, t, TANH_P1);
    p = Math.fma(p, t, TANH_P0);
    double q = Math.fma(t, TANH_Q5, TANH_Q4);
    q = Math.fma(q, t, TANH_Q3);
    q = Math.fma(q, t, TANH_Q2);
    q = Math.fma(q, t, TANH_Q1);
    q = Math.fma(q, t, 1);
    return x * p / q;
  }

  /**
   * erf x in float32 within 2.4 ulp: x plus x times a polynomial in x², for |x| beyond 1.375 with
   * the values there, plus what erf grows from there on, with erfc as a polynomial to the power of
   * −8 (the form of Abramowitz and Stegun 7.1.28). No choice is made, so that C2 vectorises it;
   * sums in pairs, since the latency of long chains is what bounds vectors.
   */
  static float erf(float x) {
    float m = Math.min(Math.max(x, -ERF_SPLIT), ERF_SPLIT);
    float w = Math.abs(x - m);
    float t = m * m;
    float tt = t * t;
    float a = Math.fma(Math.fma(t, ERF_7, ERF_6), tt, Math.fma(t, ERF_5, ERF_4));
    a = Math.fma(a, tt, Math.fma(t, ERF_3, ERF_2));
    a = Math.fma(a, tt, Math.fma(t, ERF_1, ERF_0));
    float ww = w * w;
    float high = Math.fma(ww, ERF_TAIL_6, Math.fma(w, ERF_TAIL_5, ERF_TAIL_4));
    float low = Math.fma(ww, Math.fma(w, ERF_TAIL_3, ERF_TAIL_2), Math.fma(w, ERF_TAIL_1, 1));
    float p = Math.fma(high, ww * ww, low);
    p *= p;
    p *= p;
    p *= p;
    return Math.fma(m, Math.fma(ERF_REST, 1 - 1 / p, a), m);
  }
}
