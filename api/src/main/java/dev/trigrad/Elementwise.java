package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Cast;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.op.composite.Gelu;

/**
 * Elementwise operations of {@link Tensor}, with NumPy broadcasting: shapes are aligned at the last
 * axis, extents are equal or 1.
 *
 * <p>All operands of one operation have the same element type; those that take a Java number are
 * {@link Scalars}. The others are in {@link ElementaryFunctions}, {@link Rounding} and {@link
 * Logic}. Errors are thrown on the calling line: {@link ShapeException} if shapes do not broadcast,
 * {@link DTypeException} if types differ or are not accepted.
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

  /** The larger of a and b; NaN if either is; ties share the gradient. */
  default Tensor maximum(Tensor b) {
    return binary(BinaryFunction.MAX, b);
  }

  /** The smaller of a and b; NaN if either is; ties share the gradient. */
  default Tensor minimum(Tensor b) {
    return binary(BinaryFunction.MIN, b);
  }

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
