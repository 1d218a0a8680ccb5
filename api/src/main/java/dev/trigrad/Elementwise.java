package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Cast;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.op.Where;
import dev.trigrad.op.composite.Gelu;

/**
 * Elementwise operations of {@link Tensor}, with NumPy broadcasting: shapes are aligned at the last
 * axis, extents are equal or 1.
 *
 * <p>All operands of one operation have the same element type; those that take a Java number are
 * {@link Scalars}. Errors are thrown on the calling line: {@link ShapeException} if shapes do not
 * broadcast, {@link DTypeException} if types differ or are not accepted.
 */
public sealed interface Elementwise permits Tensor {
  /** This tensor. */
  private Tensor self() {
    return (Tensor) this;
  }

  private Tensor unary(UnaryFunction function) {
    return Recorder.record(Unary.of(function), self());
  }

  private Tensor binary(BinaryFunction function, Tensor b) {
    return Recorder.record(Binary.of(function), self(), b);
  }

  /** {@code function(b, a)}, called {@code name} with the operands in the caller's order. */
  private Tensor swapped(String name, BinaryFunction function, Tensor b) {
    try {
      return Recorder.record(Binary.of(function), b, self());
    } catch (TrigradException e) {
      ArgumentException.requirePresent(b, name, "input 1");
      throw Renamed.as(name, inOrder(function, b, e));
    }
  }

  /** The error that the operands in the caller's order give, or else {@code swapped}. */
  private TrigradException inOrder(BinaryFunction function, Tensor b, TrigradException swapped) {
    try {
      binary(function, b);
      return swapped;
    } catch (TrigradException e) {
      return e;
    }
  }

  /** a + b. */
  default Tensor add(Tensor b) {
    return binary(BinaryFunction.ADD, b);
  }

  /** a − b. */
  default Tensor sub(Tensor b) {
    return binary(BinaryFunction.SUB, b);
  }

  /** a · b elementwise; see {@link Tensor#matmul} for the matrix product. */
  default Tensor mul(Tensor b) {
    return binary(BinaryFunction.MUL, b);
  }

  /** a / b; float32 only. */
  default Tensor div(Tensor b) {
    return binary(BinaryFunction.DIV, b);
  }

  /**
   * aᵇ with the special cases of {@link Math#pow}; float32 only. The gradient of b is 0 where a ≤
   * 0.
   */
  default Tensor pow(Tensor b) {
    return binary(BinaryFunction.POW, b);
  }

  /** The larger of a and b; NaN if either is; ties share the gradient. */
  default Tensor maximum(Tensor b) {
    return binary(BinaryFunction.MAX, b);
  }

  /** The smaller of a and b; NaN if either is; ties share the gradient. */
  default Tensor minimum(Tensor b) {
    return binary(BinaryFunction.MIN, b);
  }

  /** a = b, a truth value per element. */
  default Tensor equal(Tensor b) {
    return binary(BinaryFunction.EQUAL, b);
  }

  /** a ≠ b; true where either is NaN. */
  default Tensor notEqual(Tensor b) {
    return binary(BinaryFunction.NOT_EQUAL, b);
  }

  /** a &lt; b. */
  default Tensor less(Tensor b) {
    return binary(BinaryFunction.LESS, b);
  }

  /** a ≤ b. */
  default Tensor lessEqual(Tensor b) {
    return binary(BinaryFunction.LESS_EQUAL, b);
  }

  /** a &gt; b. */
  default Tensor greater(Tensor b) {
    return swapped("greater", BinaryFunction.LESS, b);
  }

  /** a ≥ b. */
  default Tensor greaterEqual(Tensor b) {
    return swapped("greaterEqual", BinaryFunction.LESS_EQUAL, b);
  }

  /** Logical and; truth values only. */
  default Tensor and(Tensor b) {
    return binary(BinaryFunction.AND, b);
  }

  /** Logical or; truth values only. */
  default Tensor or(Tensor b) {
    return binary(BinaryFunction.OR, b);
  }

  /** Logical negation; truth values only. */
  default Tensor not() {
    return unary(UnaryFunction.NOT);
  }

  /**
   * {@code this ? a : b} elementwise, for a tensor of truth values; what is not chosen has no
   * influence, be it NaN.
   */
  default Tensor where(Tensor a, Tensor b) {
    return Recorder.record(WHERE, self(), a, b);
  }

  /** The operation behind {@link #where}. */
  Where WHERE = new Where();

  /** The elements converted to {@code dtype}; see {@link Cast}. */
  default Tensor cast(DType dtype) {
    ArgumentException.requirePresent(dtype, "cast", "element type");
    return self().dtype() == dtype ? self() : Recorder.record(new Cast(dtype), self());
  }

  /** −x. */
  default Tensor neg() {
    return unary(UnaryFunction.NEG);
  }

  /** |x|; the derivative at 0 is 0. */
  default Tensor abs() {
    return unary(UnaryFunction.ABS);
  }

  /** −1, 0 or 1; the derivative is 0. */
  default Tensor sign() {
    return unary(UnaryFunction.SIGN);
  }

  /** x². */
  default Tensor square() {
    return unary(UnaryFunction.SQUARE);
  }

  /** √x. */
  default Tensor sqrt() {
    return unary(UnaryFunction.SQRT);
  }

  /** eˣ. */
  default Tensor exp() {
    return unary(UnaryFunction.EXP);
  }

  /** Natural logarithm. */
  default Tensor log() {
    return unary(UnaryFunction.LOG);
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

  /** Hyperbolic tangent. */
  default Tensor tanh() {
    return unary(UnaryFunction.TANH);
  }

  /** Logistic function 1 / (1 + e⁻ˣ). */
  default Tensor sigmoid() {
    return unary(UnaryFunction.SIGMOID);
  }

  /** max(0, x); the derivative at 0 is 0. */
  default Tensor relu() {
    return unary(UnaryFunction.RELU);
  }

  /** log(1 + eˣ), free of overflow. */
  default Tensor softplus() {
    return unary(UnaryFunction.SOFTPLUS);
  }

  /** Error function. */
  default Tensor erf() {
    return unary(UnaryFunction.ERF);
  }

  /** x Φ(x), with Φ the standard normal distribution function, by the error function. */
  default Tensor gelu() {
    return Recorder.record(new Gelu(Gelu.Form.ERF), self());
  }

  /** {@link #gelu} with Φ approximated by a hyperbolic tangent. */
  default Tensor geluTanh() {
    return Recorder.record(new Gelu(Gelu.Form.TANH), self());
  }
}
