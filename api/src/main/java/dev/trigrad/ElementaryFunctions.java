package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.op.composite.ArcTangent2;
import dev.trigrad.op.composite.ElementaryFunction;
import dev.trigrad.op.composite.ElementaryFunction.Kind;

/**
 * Roots, powers, exponentials, logarithms, circular and hyperbolic functions: elementwise
 * operations of {@link Tensor} on float32, with the errors of {@link Elementwise}.
 *
 * <p>Outside the domain of a function the result is NaN, at a pole infinite, as in {@link Math}.
 * Angles are in radians.
 */
public sealed interface ElementaryFunctions permits Tensor {
  /** This tensor. */
  private Tensor self() {
    return (Tensor) this;
  }

  private Tensor unary(UnaryFunction function) {
    return Recorder.record(Unary.of(function), self());
  }

  private Tensor function(Kind kind) {
    return Recorder.record(new ElementaryFunction(kind), self());
  }

  /** √x. */
  default Tensor sqrt() {
    return unary(UnaryFunction.SQRT);
  }

  /** 1 / √x; ∞ at ±0, NaN below, 0 at ∞. Source: PyTorch's rsqrt. */
  default Tensor rsqrt() {
    return function(Kind.RSQRT);
  }

  /** 1 / x; infinite at ±0, with its sign. */
  default Tensor reciprocal() {
    return function(Kind.RECIPROCAL);
  }

  /**
   * aᵇ with the special cases of {@link Math#pow}; float32 only. The gradient of b is 0 where a ≤
   * 0.
   */
  default Tensor pow(Tensor b) {
    return Recorder.record(Binary.of(BinaryFunction.POW), self(), b);
  }

  /** eˣ. */
  default Tensor exp() {
    return unary(UnaryFunction.EXP);
  }

  /** Natural logarithm. */
  default Tensor log() {
    return unary(UnaryFunction.LOG);
  }

  /** 2ˣ, exact for whole x. */
  default Tensor exp2() {
    return function(Kind.EXP2);
  }

  /** Logarithm to base 2, exact at powers of 2. */
  default Tensor log2() {
    return unary(UnaryFunction.LOG2);
  }

  /** Logarithm to base 10, exact at powers of 10. */
  default Tensor log10() {
    return unary(UnaryFunction.LOG10);
  }

  /** log(1 + x), exact for small x. */
  default Tensor log1p() {
    return unary(UnaryFunction.LOG1P);
  }

  /** eˣ − 1, exact for small x. */
  default Tensor expm1() {
    return unary(UnaryFunction.EXPM1);
  }

  /** Sine; x in radians. */
  default Tensor sin() {
    return unary(UnaryFunction.SIN);
  }

  /** Cosine; x in radians. */
  default Tensor cos() {
    return unary(UnaryFunction.COS);
  }

  /** Tangent sin x / cos x; x in radians. */
  default Tensor tan() {
    return function(Kind.TAN);
  }

  /** Arc sine, from −π/2 to π/2; NaN where |x| &gt; 1; its derivative is infinite at ±1. */
  default Tensor asin() {
    return function(Kind.ASIN);
  }

  /** Arc cosine, from 0 to π; NaN where |x| &gt; 1; its derivative is infinite at ±1. */
  default Tensor acos() {
    return function(Kind.ACOS);
  }

  /** Arc tangent, from −π/2 to π/2. */
  default Tensor atan() {
    return unary(UnaryFunction.ATAN);
  }

  /**
   * The angle of the point (x, y), this tensor being y: from −π to π, with the quadrants, signs of
   * zero and infinities of {@link Math#atan2}; float32 only. The gradient is 0 at the origin, where
   * the angle jumps and has none: NaN, as PyTorch gives there, would spoil what is summed over all
   * points for one of them.
   */
  default Tensor atan2(Tensor x) {
    return Renamed.call("atan2", () -> Recorder.record(new ArcTangent2(), self(), x));
  }

  /** Hyperbolic sine (eˣ − e⁻ˣ) / 2, accurate for small x and free of early overflow. */
  default Tensor sinh() {
    return function(Kind.SINH);
  }

  /** Hyperbolic cosine (eˣ + e⁻ˣ) / 2, free of early overflow. */
  default Tensor cosh() {
    return function(Kind.COSH);
  }

  /** Hyperbolic tangent. */
  default Tensor tanh() {
    return unary(UnaryFunction.TANH);
  }

  /** Inverse hyperbolic sine log(x + √(x² + 1)), accurate for small and large |x|. */
  default Tensor asinh() {
    return function(Kind.ASINH);
  }

  /** Inverse hyperbolic cosine log(x + √(x² − 1)), from 0; NaN where x &lt; 1. */
  default Tensor acosh() {
    return function(Kind.ACOSH);
  }

  /** Inverse hyperbolic tangent ½ log((1 + x) / (1 − x)); infinite at ±1, NaN beyond. */
  default Tensor atanh() {
    return function(Kind.ATANH);
  }
}
