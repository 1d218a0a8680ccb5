package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;

/**
 * Rounding, and division with remainder: elementwise operations of {@link Tensor} on float32 and
 * int32, with NumPy broadcasting and the errors of {@link Elementwise}.
 *
 * <p>A division of int32 by zero is an {@link ArgumentException}: at the call if the divisor is a
 * number or a leaf, else at evaluation, before any cell is written. The quotient of the least int32
 * and −1 wraps.
 */
public sealed interface Rounding permits Tensor {
  /** This tensor. */
  private Tensor self() {
    return (Tensor) this;
  }

  private Tensor unary(UnaryFunction function) {
    return Recorder.record(Unary.of(function), self());
  }

  /** Largest integer ≤ x; −0, infinities and NaN stay; the derivative is 0. */
  default Tensor floor() {
    return unary(UnaryFunction.FLOOR);
  }

  /** Smallest integer ≥ x; −0, infinities and NaN stay; the derivative is 0. */
  default Tensor ceil() {
    return Renamed.call("ceil", () -> whole() ? floor() : self().neg().floor().neg());
  }

  /** The integer between x and 0 that is nearest to x; −0 stays; the derivative is 0. */
  default Tensor trunc() {
    return Renamed.call("trunc", () -> whole() ? floor() : self().less(0).where(ceil(), floor()));
  }

  private boolean whole() {
    return self().dtype() == DType.INT32;
  }

  /**
   * The nearest integer, of two the even one; −0, infinities and NaN stay; the derivative is 0.
   *
   * <p>Source: NumPy's and PyTorch's round; {@link Math#rint}.
   */
  default Tensor round() {
    return unary(UnaryFunction.ROUND);
  }

  /**
   * a − b trunc(a / b), with the sign of a: Java's {@code %}. NaN where a is infinite or b is 0.
   * The gradient of a is 1, that of b −trunc(a / b).
   *
   * <p>Source: NumPy's and PyTorch's fmod.
   */
  default Tensor fmod(Tensor b) {
    return Renamed.call(
        "fmod",
        () -> {
          if (!whole()) {
            return truncated(b);
          }
          Tensor r = floored(b);
          Tensor other = r.less(0).notEqual(self().less(0)).and(r.notEqual(0));
          return other.where(r.sub(b), r);
        });
  }

  /** The remainder of floats by the quotient rounded towards 0. */
  private Tensor truncated(Tensor b) {
    return Recorder.record(Binary.of(BinaryFunction.FMOD), self(), b);
  }

  /** The remainder of integers by the quotient rounded down. */
  private Tensor floored(Tensor b) {
    return self().sub(b.mul(quotient(b)));
  }

  private Tensor quotient(Tensor b) {
    return Recorder.record(Binary.of(BinaryFunction.FLOOR_DIVIDE), self(), b);
  }

  /**
   * a − b ⌊a / b⌋, with the sign of b: Python's {@code %}. NaN where a is infinite or b is 0. The
   * gradient of a is 1, that of b −⌊a / b⌋.
   *
   * <p>Source: NumPy's and PyTorch's remainder.
   */
  default Tensor remainder(Tensor b) {
    return Renamed.call(
        "remainder",
        () -> {
          if (whole()) {
            return floored(ArgumentException.requirePresent(b, "remainder", "input 1"));
          }
          Tensor r = truncated(b);
          return apart(r, b).where(r.add(b), r);
        });
  }

  /** Whether the signs of a remainder and its divisor differ. */
  private static Tensor apart(Tensor r, Tensor b) {
    return r.less(0).notEqual(b.less(0)).and(r.notEqual(0));
  }

  /**
   * ⌊a / b⌋, of the exact quotient: Python's {@code //}. Where b is 0, a / b for float32. The
   * derivatives are 0.
   *
   * <p>Source: NumPy's floor_divide.
   */
  default Tensor floorDivide(Tensor b) {
    return Renamed.call(
        "floorDivide",
        () -> {
          if (whole()) {
            return quotient(b);
          }
          Tensor r = truncated(b);
          Tensor towardsZero = self().sub(r).div(b).round();
          Tensor down = apart(r, b).where(towardsZero.sub(1), towardsZero);
          // Rounded, so that no gradient flows through the infinite quotient.
          return b.equal(0).where(self().div(b).round(), down);
        });
  }
}
