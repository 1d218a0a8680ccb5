package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.reference.arithmetic.ErrorFunction;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * Elementwise functions of one argument: double-precision meaning, gradient, and domain for
 * samples.
 */
public enum UnaryFunction {
  /** −x. Also int32 (wraps). */
  NEG(-4, 4, x -> -x, (g, x, y) -> g.neg()),
  /** |x|; abs′(0) = 0. Also int32 (wraps). */
  ABS(
      -4,
      4,
      x ->
          Math.abs(
              x), // Chosen, not multiplied by a sign: an infinite g at x = 0 would give ∞ · 0 =
      // NaN.
      (g, x, y) -> x.greater(0).where(g, x.less(0).where(g.neg(), Tensor.of(0f)))),
  /** −1, 0 or 1; ±0 and NaN stay themselves; derivative 0. Also int32. */
  SIGN(-4, 4, x -> Math.signum(x), (g, x, y) -> null),
  /** Largest integer ≤ x; −0 stays; derivative 0. Also int32, which it leaves alone. */
  FLOOR(-4, 4, x -> Math.floor(x), (g, x, y) -> null),
  /** The nearest integer, the even one of two; −0 stays; derivative 0. Also int32. */
  ROUND(-4, 4, x -> Math.rint(x), (g, x, y) -> null),
  /** x². */
  SQUARE(-4, 4, x -> x * x, (g, x, y) -> g.mul(x.mul(2))),
  /** √x, rounded correctly; NaN below 0. */
  SQRT(0, 8, x -> Math.sqrt(x), (g, x, y) -> g.div(y.mul(2))),
  /** eˣ. */
  EXP(-6, 6, x -> StrictMath.exp(x), (g, x, y) -> g.mul(y)),
  /** Natural logarithm; −∞ at 0, NaN below. */
  LOG(0.01, 8, x -> StrictMath.log(x), (g, x, y) -> g.div(x)),
  /** Logarithm to base 2, exact at powers of 2; −∞ at 0, NaN below. */
  LOG2(0.01, 8, x -> log2(x), (g, x, y) -> g.div(x.mul((float) Math.log(2)))),
  /** Logarithm to base 10, exact at powers of 10; −∞ at 0, NaN below. */
  LOG10(0.01, 8, x -> StrictMath.log10(x), (g, x, y) -> g.div(x.mul((float) Math.log(10)))),
  /** log(1 + x), exact for small x. */
  LOG1P(-0.9, 8, x -> StrictMath.log1p(x), (g, x, y) -> g.div(x.add(1))),
  /** eˣ − 1, exact for small x. */
  EXPM1(-6, 6, x -> StrictMath.expm1(x), (g, x, y) -> g.mul(y.add(1))),
  /** Sine; x in radians. */
  SIN(-8, 8, x -> StrictMath.sin(x), (g, x, y) -> g.mul(x.cos())),
  /** Cosine; x in radians. */
  COS(-8, 8, x -> StrictMath.cos(x), (g, x, y) -> g.mul(x.sin().neg())),
  /** Arc tangent, from −π/2 to π/2. */
  ATAN(-8, 8, x -> StrictMath.atan(x), (g, x, y) -> g.div(x.square().add(1))),
  /** Hyperbolic tangent. */
  TANH(-4, 4, x -> StrictMath.tanh(x), (g, x, y) -> g.mul(y.square().neg().add(1))),
  /** Logistic function 1 / (1 + e⁻ˣ). */
  SIGMOID(-8, 8, UnaryFunction::sigmoid, (g, x, y) -> g.mul(y.mul(y.neg().add(1)))),
  /** max(0, x); NaN stays NaN; relu′(0) = 0. */
  RELU(
      -4,
      4,
      x ->
          x > 0 || Double.isNaN(x)
              ? x
              : 0, // The output decides as well as the input does, and frees the input.
      (g, x, y) -> y.greater(0).where(g, Tensor.of(0f))),
  /** log(1 + eˣ) = max(x, 0) + log1p(e^−|x|), free of overflow. */
  SOFTPLUS(
      -8,
      8,
      x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))),
      (g, x, y) -> g.mul(x.sigmoid())),
  /** Error function 2/√π ∫₀ˣ e^−t² dt. */
  ERF(
      -3,
      3,
      x -> ErrorFunction.erf(x),
      (g, x, y) -> g.mul(x.square().neg().exp().mul((float) (2 / Math.sqrt(Math.PI))))),
  /** Logical negation of a truth value. */
  NOT(0, 1, x -> x == 0 ? 1 : 0, (g, x, y) -> null);

  /** Cotangent of x, given that of y = f(x). */
  @FunctionalInterface
  private interface Pullback {
    Tensor of(Tensor g, Tensor x, Tensor y);
  }

  private final String label = name().toLowerCase(Locale.ROOT);
  private final double low;
  private final double high;
  private final DoubleUnaryOperator function;
  private final Pullback gradient;

  /** A function whose conformance samples are drawn from [low, high]. */
  UnaryFunction(double low, double high, DoubleUnaryOperator function, Pullback gradient) {
    this.low = low;
    this.high = high;
    this.function = function;
    this.gradient = gradient;
  }

  /** Exact at powers of 2, which the quotient of two logarithms is not. */
  private static double log2(double x) {
    if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
      return StrictMath.log(x);
    }
    // From √½ to √2, so that nothing cancels for x near 1.
    int exponent = Math.getExponent(x * Math.sqrt(2));
    return exponent + StrictMath.log(Math.scalb(x, -exponent)) / StrictMath.log(2);
  }

  private static double sigmoid(double x) {
    if (x >= 0) {
      return 1 / (1 + StrictMath.exp(-x));
    }
    double e = StrictMath.exp(x);
    return e / (1 + e);
  }

  /** The function in double precision. */
  public double of(double x) {
    return function.applyAsDouble(x);
  }

  /**
   * Cotangent of x, given that of y = f(x); {@code null} where the derivative is zero everywhere.
   */
  Tensor gradient(Tensor g, Tensor x, Tensor y) {
    return gradient.of(g, x, y);
  }

  /** Lower end of the range on which conformance samples are drawn. */
  public double low() {
    return low;
  }

  /** Upper end of the range on which conformance samples are drawn. */
  public double high() {
    return high;
  }

  /** Where it has jumps or kinks. */
  public Decision decision() {
    return switch (this) {
      case SIGN, FLOOR, ROUND, NOT -> Decision.RESULT;
      case ABS, RELU -> Decision.SIGN;
      case NEG,
          SQUARE,
          SQRT,
          EXP,
          LOG,
          LOG2,
          LOG10,
          LOG1P,
          EXPM1,
          SIN,
          COS,
          ATAN,
          TANH,
          SIGMOID,
          SOFTPLUS,
          ERF ->
          Decision.NONE;
    };
  }

  /**
   * Largest error of a float32 kernel on an exact argument, in units in the last place; 0.5 means
   * correctly rounded.
   */
  public double ulps() {
    return switch (this) {
      case NEG, ABS, SIGN, FLOOR, ROUND, RELU, NOT -> 0;
      case SQUARE, SQRT -> 0.5;
      case EXP, LOG, LOG2, LOG10, LOG1P, EXPM1, SIN, COS, ATAN, TANH, SIGMOID, SOFTPLUS, ERF -> 4;
    };
  }

  /** Whether elements of {@code dtype} are accepted. */
  public boolean accepts(DType dtype) {
    return switch (this) {
      case NOT -> dtype == DType.BOOL;
      case NEG, ABS, SIGN, FLOOR, ROUND ->
          dtype == DType.FLOAT32 || dtype == DType.FLOAT64 || dtype == DType.INT32;
      case SQUARE,
          SQRT,
          EXP,
          LOG,
          LOG2,
          LOG10,
          LOG1P,
          EXPM1,
          SIN,
          COS,
          ATAN,
          TANH,
          SIGMOID,
          RELU,
          SOFTPLUS,
          ERF ->
          dtype == DType.FLOAT32 || dtype == DType.FLOAT64;
    };
  }

  /** Lower-case name. */
  public String label() {
    return label;
  }
}
