package dev.trigrad.engine.java;

import static dev.trigrad.engine.java.Coefficients.*;

/** Functions that saturate at ±1, in double, for arguments clamped to where they do not. */
final class Sigmoids {
  private Sigmoids() {}

  /** tanh x for |x| ≤ {@link Coefficients#TANH_LIMIT}, relative error 2⁻²⁹. */
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

  /** erf x for |x| ≤ {@link Coefficients#ERF_LIMIT}, relative error 2⁻³¹. */
  static double erf(double x) {
    double u = Math.fma(x * x, 0.125, -1);
    double p = Math.fma(u, ERF_18, ERF_17);
    p = Math.fma(p, u, ERF_16);
    p = Math.fma(p, u, ERF_15);
    p = Math.fma(p, u, ERF_14);
    p = Math.fma(p, u, ERF_13);
    p = Math.fma(p, u, ERF_12);
    p = Math.fma(p, u, ERF_11);
    p = Math.fma(p, u, ERF_10);
    p = Math.fma(p, u, ERF_9);
    p = Math.fma(p, u, ERF_8);
    p = Math.fma(p, u, ERF_7);
    p = Math.fma(p, u, ERF_6);
    p = Math.fma(p, u, ERF_5);
    p = Math.fma(p, u, ERF_4);
    p = Math.fma(p, u, ERF_3);
    p = Math.fma(p, u, ERF_2);
    p = Math.fma(p, u, ERF_1);
    p = Math.fma(p, u, ERF_0);
    return x * p;
  }
}
