package dev.trigrad.engine.java.function;

import dev.trigrad.op.UnaryFunction;

/** Each function of {@link FloatMath} of one argument, with its meaning in double precision. */
public enum UnaryCase {
  EXP(FloatMath::exp, StrictMath::exp, 1.7),
  EXPM1(FloatMath::expm1, StrictMath::expm1),
  LOG(FloatMath::log, StrictMath::log),
  LOG2(FloatMath::log2, UnaryFunction.LOG2::of),
  LOG10(FloatMath::log10, StrictMath::log10),
  LOG1P(FloatMath::log1p, StrictMath::log1p),
  SIN(FloatMath::sin, StrictMath::sin),
  COS(FloatMath::cos, StrictMath::cos),
  ATAN(FloatMath::atan, StrictMath::atan),
  TANH(FloatMath::tanh, StrictMath::tanh),
  SIGMOID(FloatMath::sigmoid, UnaryCase::sigmoid),
  SOFTPLUS(
      FloatMath::softplus, x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)))),
  ERF(FloatMath::erf, UnaryCase::erf, 2.4);

  /** A function of one float. */
  interface FloatFunction {
    float of(float x);
  }

  /** A function of one double. */
  interface DoubleFunction {
    double of(double x);
  }

  /** Half a unit for the one rounding, and what an error of 2⁻²⁹ in double may add to it. */
  static final double ROUNDED_ONCE = 0.5 + 0x1p-29 * 0x1p24;

  private final FloatFunction function;
  private final DoubleFunction reference;
  private final double ulps;

  UnaryCase(FloatFunction function, DoubleFunction reference) {
    this(function, reference, ROUNDED_ONCE);
  }

  UnaryCase(FloatFunction function, DoubleFunction reference, double ulps) {
    this.function = function;
    this.reference = reference;
    this.ulps = ulps;
  }

  /** Largest error that the documentation allows, in units in the last place. */
  double ulps() {
    return ulps;
  }

  public float of(float x) {
    return function.of(x);
  }

  double reference(double x) {
    return reference.of(x);
  }

  private static double sigmoid(double x) {
    double e = StrictMath.exp(-Math.abs(x));
    return x >= 0 ? 1 / (1 + e) : e / (1 + e);
  }

  /** 2/√π e^−x² Σ 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n+1)): all terms have one sign, so nothing cancels. */
  private static double erf(double x) {
    if (!(Math.abs(x) < 6)) {
      return Math.signum(x);
    }
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > Math.abs(sum) * 0x1p-60; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
  }
}
