package dev.trigrad;

/**
 * Elementwise operations of {@link Tensor} with a Java number b, which takes the element type of
 * the tensor and is broadcast to its shape.
 *
 * <p>The number must be one of that type, so that none is ever rounded or clamped without a word:
 * an integer works on int32, and on float32 if that has it exactly; a float works on float32, and
 * on int32 if it is an integer from −2³¹ to 2³¹ − 1. Integers are taken as {@code long}, since Java
 * would convert a {@code long} to {@code float} by itself.
 *
 * <p>Errors are thrown on the calling line: {@link DTypeException} if the tensor's type does not
 * have the number or takes none.
 */
public sealed interface Scalars permits Tensor {
  /** This tensor. */
  private Tensor self() {
    return (Tensor) this;
  }

  /** a + b. */
  default Tensor add(float b) {
    return self().add(ScalarOperand.of("add", b, self().type()));
  }

  /** a + b. */
  default Tensor add(long b) {
    return self().add(ScalarOperand.of("add", b, self().type()));
  }

  /** a − b. */
  default Tensor sub(float b) {
    return self().sub(ScalarOperand.of("sub", b, self().type()));
  }

  /** a − b. */
  default Tensor sub(long b) {
    return self().sub(ScalarOperand.of("sub", b, self().type()));
  }

  /** a · b. */
  default Tensor mul(float b) {
    return self().mul(ScalarOperand.of("mul", b, self().type()));
  }

  /** a · b. */
  default Tensor mul(long b) {
    return self().mul(ScalarOperand.of("mul", b, self().type()));
  }

  /** a / b; float32 only. */
  default Tensor div(float b) {
    return self().div(ScalarOperand.of("div", b, self().type()));
  }

  /** a / b; float32 only. */
  default Tensor div(long b) {
    return self().div(ScalarOperand.of("div", b, self().type()));
  }

  /** aᵇ; float32 only. */
  default Tensor pow(float b) {
    return self().pow(ScalarOperand.of("pow", b, self().type()));
  }

  /** aᵇ; float32 only. */
  default Tensor pow(long b) {
    return self().pow(ScalarOperand.of("pow", b, self().type()));
  }

  /** The larger of a and b; NaN if a is. */
  default Tensor maximum(float b) {
    return self().maximum(ScalarOperand.of("maximum", b, self().type()));
  }

  /** The larger of a and b; NaN if a is. */
  default Tensor maximum(long b) {
    return self().maximum(ScalarOperand.of("maximum", b, self().type()));
  }

  /** The smaller of a and b; NaN if a is. */
  default Tensor minimum(float b) {
    return self().minimum(ScalarOperand.of("minimum", b, self().type()));
  }

  /** The smaller of a and b; NaN if a is. */
  default Tensor minimum(long b) {
    return self().minimum(ScalarOperand.of("minimum", b, self().type()));
  }

  /** a = b, a truth value per element. */
  default Tensor equal(float b) {
    return self().equal(ScalarOperand.of("equal", b, self().type()));
  }

  /** a = b, a truth value per element. */
  default Tensor equal(long b) {
    return self().equal(ScalarOperand.of("equal", b, self().type()));
  }

  /** a ≠ b; true where a is NaN. */
  default Tensor notEqual(float b) {
    return self().notEqual(ScalarOperand.of("notEqual", b, self().type()));
  }

  /** a ≠ b; true where a is NaN. */
  default Tensor notEqual(long b) {
    return self().notEqual(ScalarOperand.of("notEqual", b, self().type()));
  }

  /** a &lt; b. */
  default Tensor less(float b) {
    return self().less(ScalarOperand.of("less", b, self().type()));
  }

  /** a &lt; b. */
  default Tensor less(long b) {
    return self().less(ScalarOperand.of("less", b, self().type()));
  }

  /** a ≤ b. */
  default Tensor lessEqual(float b) {
    return self().lessEqual(ScalarOperand.of("lessEqual", b, self().type()));
  }

  /** a ≤ b. */
  default Tensor lessEqual(long b) {
    return self().lessEqual(ScalarOperand.of("lessEqual", b, self().type()));
  }

  /** a &gt; b. */
  default Tensor greater(float b) {
    return self().greater(ScalarOperand.of("greater", b, self().type()));
  }

  /** a &gt; b. */
  default Tensor greater(long b) {
    return self().greater(ScalarOperand.of("greater", b, self().type()));
  }

  /** a ≥ b. */
  default Tensor greaterEqual(float b) {
    return self().greaterEqual(ScalarOperand.of("greaterEqual", b, self().type()));
  }

  /** a ≥ b. */
  default Tensor greaterEqual(long b) {
    return self().greaterEqual(ScalarOperand.of("greaterEqual", b, self().type()));
  }

  /**
   * a limited to [low, high]; NaN stays; the gradient is 1 inside and at the limits, 0 outside.
   *
   * @throws ShapeException if low exceeds high or one is NaN
   */
  default Tensor clip(float low, float high) {
    if (!(low <= high)) {
      throw new ShapeException("clip: low " + low + " exceeds high " + high);
    }
    TensorType type = self().type();
    return clipped(ScalarOperand.of("clip", low, type), ScalarOperand.of("clip", high, type));
  }

  /**
   * a limited to [low, high]; NaN stays; the gradient is 1 inside and at the limits, 0 outside.
   *
   * @throws ShapeException if low exceeds high or one is NaN
   */
  default Tensor clip(long low, long high) {
    if (!(low <= high)) {
      throw new ShapeException("clip: low " + low + " exceeds high " + high);
    }
    TensorType type = self().type();
    return clipped(ScalarOperand.of("clip", low, type), ScalarOperand.of("clip", high, type));
  }

  private Tensor clipped(Tensor low, Tensor high) {
    try {
      return self().less(low).where(low, self().greater(high).where(high, self()));
    } catch (TrigradException e) {
      throw Renamed.as("clip", e);
    }
  }
}
