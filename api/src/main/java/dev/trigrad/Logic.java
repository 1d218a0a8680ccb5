package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.op.Where;

/**
 * Comparisons, logic on truth values, and choices by them: elementwise operations of {@link Tensor}
 * with NumPy broadcasting and the errors of {@link Elementwise}. No gradient flows through a truth
 * value.
 */
public sealed interface Logic permits Tensor {
  /** This tensor. */
  private Tensor self() {
    return (Tensor) this;
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
    return Recorder.record(Unary.of(UnaryFunction.NOT), self());
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

  /**
   * Logical exclusive or; truth values only.
   *
   * <p>Source: NumPy's logical_xor.
   */
  default Tensor xor(Tensor b) {
    return Renamed.call(
        "xor",
        () -> {
          ArgumentException.requirePresent(b, "xor", "input 1");
          // Of truth values alone, where it is the same as inequality.
          Binary.of(BinaryFunction.AND).types(self().type(), b.type());
          return notEqual(b);
        });
  }

  /** Whether an element is NaN; no integer or truth value is. */
  default Tensor isNaN() {
    return Renamed.call("isNaN", () -> notEqual(self()));
  }

  /** Whether an element is ∞ or −∞; no integer or truth value is. */
  default Tensor isInfinite() {
    return Renamed.call(
        "isInfinite",
        () ->
            self().dtype() == DType.FLOAT32
                ? self().abs().equal(Float.POSITIVE_INFINITY)
                : notEqual(self()));
  }

  /** Whether an element is neither infinite nor NaN; every integer and truth value is finite. */
  default Tensor isFinite() {
    return Renamed.call(
        "isFinite",
        () ->
            self().dtype() == DType.FLOAT32
                ? self().abs().less(Float.POSITIVE_INFINITY)
                : equal(self()));
  }
}
