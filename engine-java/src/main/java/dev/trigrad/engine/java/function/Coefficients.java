package dev.trigrad.engine.java.function;

/**
 * Numbers that the scalar functions of this package and the lane functions of {@code engine-vector}
 * share, so that both round the same operations in the same order.
 *
 * <p>Arrays would stop C2 from folding them, so each coefficient is a constant of its own, lowest
 * power first. Those of float32 polynomials are minimax fits (least squares on 300 Chebyshev points
 * with 30 digits, weights multiplied by the error until it is level), rounded one after the other
 * from the lowest power, the others fitted anew each time.
 */
public final class Coefficients {
  private Coefficients() {}

  /** Below this eˣ rounds to 0 in float32. */
  public static final float EXP_LOWEST = -105f;

  /** Above this eˣ is infinite in float32. */
  public static final float EXP_HIGHEST = 89f;

  /** 1/log 4. */
  public static final float INVERSE_LN4 = 0x1.715476p-1f;

  /**
   * Added to a small float it rounds it to an integer k, ties to even, and leaves k + 127 in the
   * low bits: the exponent field of 2ᵏ.
   */
  public static final float EXP_ROUND = 0x1.8p23f + 127;

  /** log 4 in so few bits that small multiples of it are exact. */
  public static final float LN4_HIGH = 0x1.62e4p0f;

  /** log 4 minus {@link #LN4_HIGH}. */
  public static final float LN4_LOW = 0x1.7f7d1cp-19f;

  /** eʳ = 1 + r + … for |r| ≤ log 2, relative error 2⁻²⁶: coefficient of r². */
  public static final float EXP_2 = 0x1.00000cp-1f;

  /** Coefficient of r³. */
  public static final float EXP_3 = 0x1.555514p-3f;

  /** Coefficient of r⁴. */
  public static final float EXP_4 = 0x1.5549eep-5f;

  /** Coefficient of r⁵. */
  public static final float EXP_5 = 0x1.1126e4p-7f;

  /** Coefficient of r⁶. */
  public static final float EXP_6 = 0x1.71bf92p-10f;

  /** Coefficient of r⁷. */
  public static final float EXP_7 = 0x1.9baa7ep-13f;

  /** 2^(k/128) for |k| ≤ 77 as a cubic, relative error 2⁻¹³: constant. */
  static final float ROOT_0 = 0x1.fff336p-1f;

  /** Coefficient of k. */
  static final float ROOT_1 = 0x1.631b98p-8f;

  /** Coefficient of k². */
  static final float ROOT_2 = 0x1.f1a604p-17f;

  /** Coefficient of k³. */
  static final float ROOT_3 = 0x1.b5ff56p-26f;

  /** Times this, a float and itself subtracted again are the float rounded to two bits. */
  static final float TWO_BITS = 0x1p22f + 1;

  /**
   * Scale 2⁻¹¹ of {@code exp} in double: a Taylor polynomial of degree 6 there, then eleven
   * squarings.
   */
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

  /** atan t / t = 1 + … for |t| ≤ 1, relative error 2⁻³¹: coefficient of t². */
  public static final double ATAN_1 = -0x1.55555104037ecp-2;

  /** Coefficient of power 2 of t². */
  public static final double ATAN_2 = 0x1.9997e02ff2973p-3;

  /** Coefficient of power 3 of t². */
  public static final double ATAN_3 = -0x1.24737377de8dep-3;

  /** Coefficient of power 4 of t². */
  public static final double ATAN_4 = 0x1.c4f1e0fe4eb82p-4;

  /** Coefficient of power 5 of t². */
  public static final double ATAN_5 = -0x1.68e6fccc831ddp-4;

  /** Coefficient of power 6 of t². */
  public static final double ATAN_6 = 0x1.1422c4248532fp-4;

  /** Coefficient of power 7 of t². */
  public static final double ATAN_7 = -0x1.6e1997f8f7fbcp-5;

  /** Coefficient of power 8 of t². */
  public static final double ATAN_8 = 0x1.714b0bcb1ed20p-6;

  /** Coefficient of power 9 of t². */
  public static final double ATAN_9 = -0x1.df96ed481265fp-8;

  /** Coefficient of power 10 of t². */
  public static final double ATAN_10 = 0x1.23f917e1682bbp-10;

  /** 1/log 2. */
  public static final double INVERSE_LN2 = 1.4426950408889634;

  /** 1/log 10. */
  public static final double INVERSE_LN10 = 0.4342944819032518;

  /** The smallest float32 above 1, less 1, times this is 1. */
  public static final double ATAN_STEP = 0x1p23;

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

  /** Up to here erf is x plus x times a polynomial in x². */
  public static final float ERF_SPLIT = 1.375f;

  /** erfc(1.375)/1.375, a bit less, so that erf becomes 1 and no more. */
  public static final float ERF_REST = 0x1.34cb02p-5f;

  /** erf(x)/x − 1 as a polynomial in x² for |x| ≤ 1.375, relative error of erf 2⁻²⁷: constant. */
  public static final float ERF_0 = 0x1.06eba8p-3f;

  /** Coefficient of power 1 of x². */
  public static final float ERF_1 = -0x1.812738p-2f;

  /** Coefficient of power 2 of x². */
  public static final float ERF_2 = 0x1.ce2c36p-4f;

  /** Coefficient of power 3 of x². */
  public static final float ERF_3 = -0x1.b7f87cp-6f;

  /** Coefficient of power 4 of x². */
  public static final float ERF_4 = 0x1.54948ep-8f;

  /** Coefficient of power 5 of x². */
  public static final float ERF_5 = -0x1.af475ep-11f;

  /** Coefficient of power 6 of x². */
  public static final float ERF_6 = 0x1.9e2350p-14f;

  /** Coefficient of power 7 of x². */
  public static final float ERF_7 = -0x1.bdd1d8p-18f;

  /** (erfc(1.375 + w)/erfc(1.375))^(−1/8) = 1 + …, error of erf 2⁻²⁵·⁶: coefficient of w. */
  public static final float ERF_TAIL_1 = 0x1.a4b818p-2f;

  /** Coefficient of power 2 of w. */
  public static final float ERF_TAIL_2 = 0x1.8eef3ep-3f;

  /** Coefficient of power 3 of w. */
  public static final float ERF_TAIL_3 = 0x1.ea52e0p-5f;

  /** Coefficient of power 4 of w. */
  public static final float ERF_TAIL_4 = 0x1.39909cp-6f;

  /** Coefficient of power 5 of w. */
  public static final float ERF_TAIL_5 = 0x1.d9f742p-10f;

  /** Coefficient of power 6 of w. */
  public static final float ERF_TAIL_6 = 0x1.41fa48p-9f;
}
