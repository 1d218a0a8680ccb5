package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.reference.arithmetic.ErrorFunction;
import java.util.Locale;

/**
 * Elementwise functions of one argument: double-precision meaning, gradient, and domain for
 * samples.
 */
public enum UnaryFunction {
  /** −x. Also int32 (wraps). */
  NEG(-4, 4),
  /** |x|; abs′(0) = 0. Also int32 (wraps). */
  ABS(-4, 4),
  /** −1, 0 or 1; ±0 and NaN stay themselves; derivative 0. Also int32. */
  SIGN(-4, 4),
  /** Largest integer ≤ x; −0 stays; derivative 0. Also int32, which it leaves alone. */
  FLOOR(-4, 4),
  /** The nearest integer, the even one of two; −0 stays; derivative 0. Also int32. */
  ROUND(-4, 4),
  /** x². */
  SQUARE(-4, 4),
  /** √x, rounded correctly; NaN below 0. */
  SQRT(0, 8),
  /** eˣ. */
  EXP(-6, 6),
  /** Natural logarithm; −∞ at 0, NaN below. */
  LOG(0.01, 8),
  /** Logarithm to base 2, exact at powers of 2; −∞ at 0, NaN below. */
  LOG2(0.01, 8),
  /** Logarithm to base 10, exact at powers of 10; −∞ at 0, NaN below. */
  LOG10(0.01, 8),
  /** log(1 + x), exact for small x. */
  LOG1P(-0.9, 8),
  /** eˣ − 1, exact for small x. */
  EXPM1(-6, 6),
  /** Sine; x in radians. */
  SIN(-8, 8),
  /** Cosine; x in radians. */
  COS(-8, 8),
  /** Arc tangent, from −π/2 to π/2. */
  ATAN(-8, 8),
  /** Hyperbolic tangent. */
  TANH(-4, 4),
  /** Logistic function 1 / (1 + e⁻ˣ). */
  SIGMOID(-8, 8),
  /** max(0, x); NaN stays NaN; relu′(0) = 0. */
  RELU(-4, 4),
  /** log(1 + eˣ) = max(x, 0) + log1p(e^−|x|), free of overflow. */
  SOFTPLUS(-8, 8),
  /** Error function 2/√π ∫₀ˣ e^−t² dt. */
  ERF(-3, 3),
  /** Logical negation of a truth value. */
  NOT(0, 1);

  private final String label = name().toLowerCase(Locale.ROOT);
  private final double low;
  private final double high;

  /** A function whose conformance samples are drawn from [low, high]. */
  UnaryFunction(double low, double high) {
    this.low = low;
    this.high = high;
  }

  /** The function in double precision. */
  // Neither here nor below a lambda for each constant: the first use of any would make them all.
  public double of(double x) {
    return switch (this) {
      case NEG -> -x;
      case ABS -> Math.abs(x);
      case SIGN -> Math.signum(x);
      case FLOOR -> Math.floor(x);
      case ROUND -> Math.rint(x);
      case SQUARE -> x * x;
      case SQRT -> Math.sqrt(x);
      case EXP -> StrictMath.exp(x);
      case LOG -> StrictMath.log(x);
      case LOG2 -> log2(x);
      case LOG10 -> StrictMath.log10(x);
      case LOG1P -> StrictMath.log1p(x);
      case EXPM1 -> StrictMath.expm1(x);
      case SIN -> StrictMath.sin(x);
      case COS -> StrictMath.cos(x);
      case ATAN -> StrictMath.atan(x);
      case TANH -> StrictMath.tanh(x);
      case SIGMOID -> sigmoid(x);
      case RELU -> x > 0 || Double.isNaN(x) ? x : 0;
      case SOFTPLUS -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
      case ERF -> ErrorFunction.erf(x);
      case NOT -> x == 0 ? 1 : 0;
    };
  }

  /**
   * Cotangent of x, given that of y = f(x); {@code null} where the derivative is zero everywhere.
   */
  Tensor gradient(Tensor g, Tensor x, Tensor y) {
    return switch (this) {
      case NEG -> g.neg();
      // Chosen, not multiplied by a sign: an infinite g at x = 0 would give ∞ · 0 = NaN.
      case ABS -> x.greater(0).where(g, x.less(0).where(g.neg(), Tensor.of(0f)));
      case SIGN, FLOOR, ROUND, NOT -> null;
      case SQUARE -> g.mul(x.mul(2));
      case SQRT -> g.div(y.mul(2));
      case EXP -> g.mul(y);
      case LOG -> g.div(x);
      case LOG2 -> g.div(x.mul((float) Math.log(2)));
      case LOG10 -> g.div(x.mul((float) Math.log(10)));
      case LOG1P -> g.div(x.add(1));
      case EXPM1 -> g.mul(y.add(1));
      case SIN -> g.mul(x.cos());
      case COS -> g.mul(x.sin().neg());
      case ATAN -> g.div(x.square().add(1));
      case TANH -> g.mul(y.square().neg().add(1));
      case SIGMOID -> g.mul(y.mul(y.neg().add(1)));
      // The output decides as well as the input does, and frees the input.
      case RELU -> y.greater(0).where(g, Tensor.of(0f));
      case SOFTPLUS -> g.mul(x.sigmoid());
      case ERF -> g.mul(x.square().neg().exp().mul((float) (2 / Math.sqrt(Math.PI))));
    };
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
