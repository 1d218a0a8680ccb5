package dev.trigrad.engine.java;

import static dev.trigrad.engine.java.Coefficients.*;

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
   * erf x in float32 within 2.3 ulp: x plus x times a polynomial in x², for |x| beyond 1.5 with the
   * values there, plus what erf grows from there on. No choice is made, so that C2 vectorises it.
   */
  static float erf(float x) {
    float m = Math.min(Math.max(x, -ERF_SPLIT), ERF_SPLIT);
    float w = Math.min(Math.abs(x - m), ERF_WIDTH);
    float z = w - ERF_MIDDLE;
    float t = m * m;
    float a = Math.fma(t, ERF_7, ERF_6);
    a = Math.fma(a, t, ERF_5);
    a = Math.fma(a, t, ERF_4);
    a = Math.fma(a, t, ERF_3);
    a = Math.fma(a, t, ERF_2);
    a = Math.fma(a, t, ERF_1);
    a = Math.fma(a, t, ERF_0);
    float b = Math.fma(z, ERF_TAIL_11, ERF_TAIL_10);
    b = Math.fma(b, z, ERF_TAIL_9);
    b = Math.fma(b, z, ERF_TAIL_8);
    b = Math.fma(b, z, ERF_TAIL_7);
    b = Math.fma(b, z, ERF_TAIL_6);
    b = Math.fma(b, z, ERF_TAIL_5);
    b = Math.fma(b, z, ERF_TAIL_4);
    b = Math.fma(b, z, ERF_TAIL_3);
    b = Math.fma(b, z, ERF_TAIL_2);
    b = Math.fma(b, z, ERF_TAIL_1);
    b = Math.fma(b, z, ERF_TAIL_0);
    return Math.fma(m, Math.fma(w, b, a), m);
  }
}
