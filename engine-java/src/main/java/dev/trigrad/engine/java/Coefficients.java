package dev.trigrad.engine.java;

/**
 * Numbers that the scalar functions of this package and the lane functions of {@code engine-vector}
 * share, so that both round the same operations in the same order.
 *
 * <p>Arrays would stop C2 from folding them, so each coefficient is a constant of its own, lowest
 * power first.
 */
public final class Coefficients {
  private Coefficients() {}

  /** Scale 2⁻¹¹ of {@code exp}: a Taylor polynomial of degree 6 there, then eleven squarings. */
  public static final double EXP_SCALE = 0x1p-11;

  /** Scale 2⁻⁸ of {@code expm1}: a Taylor polynomial of degree 10 there, then eight doublings. */
  public static final double EXPM1_SCALE = 0x1p-8;

  /** Magnitude beyond which eˣ is 0 or infinite in float32, and no more needs to be computed. */
  public static final float EXP_LIMIT = 105f;

  /** 1/2!. */
  public static final double F2 = 0.5;

  /** 1/3!. */
  public static final double F3 = 1.0 / 6;

  /** 1/4!. */
  public static final double F4 = 1.0 / 24;

  /** 1/5!. */
  public static final double F5 = 1.0 / 120;

  /** 1/6!. */
  public static final double F6 = 1.0 / 720;

  /** 1/7!. */
  public static final double F7 = 1.0 / 5040;

  /** 1/8!. */
  public static final double F8 = 1.0 / 40320;

  /** 1/9!. */
  public static final double F9 = 1.0 / 362880;

  /** 1/10!. */
  public static final double F10 = 1.0 / 3628800;

  /** 1/11!. */
  public static final double F11 = 1.0 / 39916800;

  /** 1/13!. */
  public static final double F13 = 1.0 / 6227020800.0;

  /** log 2. */
  public static final double LN2 = 0x1.62e42fefa39efp-1;

  /** Bits of √½: mantissas are taken from [√½, √2), so that nothing cancels for x near 1. */
  public static final long SQRT_HALF_BITS = 0x3FE6A09E667F3BCDL;

  /** Below this magnitude 1 + x would lose bits of x, and log1p takes x itself. */
  public static final float LOG1P_SMALL = 0x1p-12f;

  /** Adding and subtracting 1.5·2⁵² rounds a double to an integer, ties to even. */
  public static final double ROUND = 0x1.8p52;

  /** π rounded to double. */
  public static final double PI = Math.PI;

  /** π minus {@link #PI}. */
  public static final double PI_LOW = 0x1.1a62633145c07p-53;

  /** 1/π. */
  public static final double INVERSE_PI = 1 / Math.PI;

  /** Up to here two parts of π reduce an angle well enough; beyond it {@link StrictMath} does. */
  public static final float ANGLE_LIMIT = 0x1p30f;

  /** tanh is 1 in float32 from here on. */
  public static final float TANH_LIMIT = 9.1f;

  /** tanh(x) = x·P(x²)/Q(x²) on [−9.1, 9.1], relative error 2⁻²⁹: Chebyshev interpolation. */
  public static final double TANH_P0 = 0x1.fffffff4d5171p-1;

  /** Coefficient of x² in P. */
  public static final double TANH_P1 = 0x1.238c89a0394f9p-3;

  /** Coefficient of x⁴ in P. */
  public static final double TANH_P2 = 0x1.2e4a8cfb651e0p-8;

  /** Coefficient of x⁶ in P. */
  public static final double TANH_P3 = 0x1.8eb94f3ad6e97p-15;

  /** Coefficient of x⁸ in P. */
  public static final double TANH_P4 = 0x1.3fb306d63717cp-23;

  /** Coefficient of x¹⁰ in P. */
  public static final double TANH_P5 = 0x1.531db15a1c93cp-34;

  /** Coefficient of x¹² in P. */
  public static final double TANH_P6 = -0x1.193dba9873d14p-46;

  /** Coefficient of x² in Q; Q(0) = 1. */
  public static final double TANH_Q1 = 0x1.e71b99cd0afd1p-2;

  /** Coefficient of x⁴ in Q. */
  public static final double TANH_Q2 = 0x1.e8f2a9b85284ep-6;

  /** Coefficient of x⁶ in Q. */
  public static final double TANH_Q3 = 0x1.1a0b4a65e18e1p-11;

  /** Coefficient of x⁸ in Q. */
  public static final double TANH_Q4 = 0x1.a50e4437d96d7p-19;

  /** Coefficient of x¹⁰ in Q. */
  public static final double TANH_Q5 = 0x1.40df3b2441221p-28;

  /** erf is 1 in float32 from here on. */
  public static final float ERF_LIMIT = 4f;

  /** erf(x) = x·P(x²/8 − 1) on [−4, 4], relative error 2⁻³¹: Chebyshev interpolation. */
  public static final double ERF_0 = 0x1.6a040781a499cp-2;

  /** Coefficient of the first power in P. */
  public static final double ERF_1 = -0x1.69a0cd301b91ep-3;

  /** Coefficient of the 2nd power in P. */
  public static final double ERF_2 = 0x1.0dabaf245a337p-3;

  /** Coefficient of the 3rd power in P. */
  public static final double ERF_3 = -0x1.b92e6d963dfaap-4;

  /** Coefficient of the 4th power in P. */
  public static final double ERF_4 = 0x1.717eee4e076f7p-4;

  /** Coefficient of the 5th power in P. */
  public static final double ERF_5 = -0x1.3218984cd195ap-4;

  /** Coefficient of the 6th power in P. */
  public static final double ERF_6 = 0x1.ea99e1ae9780fp-5;

  /** Coefficient of the 7th power in P. */
  public static final double ERF_7 = -0x1.76bcc6dec6fadp-5;

  /** Coefficient of the 8th power in P. */
  public static final double ERF_8 = 0x1.0ec5c6e1688d8p-5;

  /** Coefficient of the 9th power in P. */
  public static final double ERF_9 = -0x1.71aa3a7454ee2p-6;

  /** Coefficient of the 10th power in P. */
  public static final double ERF_10 = 0x1.d73ce53e159ffp-7;

  /** Coefficient of the 11th power in P. */
  public static final double ERF_11 = -0x1.12ba7628ceb60p-7;

  /** Coefficient of the 12th power in P. */
  public static final double ERF_12 = 0x1.38ee4f02d9147p-8;

  /** Coefficient of the 13th power in P. */
  public static final double ERF_13 = -0x1.7d61c3299c579p-9;

  /** Coefficient of the 14th power in P. */
  public static final double ERF_14 = 0x1.71a9bd2a54af3p-10;

  /** Coefficient of the 15th power in P. */
  public static final double ERF_15 = -0x1.555506765c526p-12;

  /** Coefficient of the 16th power in P. */
  public static final double ERF_16 = 0x1.6b49f96c0d06fp-13;

  /** Coefficient of the 17th power in P. */
  public static final double ERF_17 = -0x1.026466e217773p-12;

  /** Coefficient of the 18th power in P. */
  public static final double ERF_18 = 0x1.8a6caab470c6fp-14;
}
