package dev.trigrad;

/**
 * Comparisons of {@link Tensor} with a Java number, choices between a tensor and a number, and
 * limits; numbers are taken by the rule of {@link Scalars}.
 */
public sealed interface ScalarLogic permits Tensor {
  /** This tensor. */
  private Tensor self() {
    return (Tensor) this;
  }

  /** a = b, a truth value per element. */
  default Tensor equal(double b) {
    return self().equal(ScalarOperand.of("equal", b, self().type()));
  }

  /** a = b, a truth value per element. */
  default Tensor equal(long b) {
    return self().equal(ScalarOperand.of("equal", b, self().type()));
  }

  /** a ≠ b; true where a is NaN. */
  default Tensor notEqual(double b) {
    return self().notEqual(ScalarOperand.of("notEqual", b, self().type()));
  }

  /** a ≠ b; true where a is NaN. */
  default Tensor notEqual(long b) {
    return self().notEqual(ScalarOperand.of("notEqual", b, self().type()));
  }

  /** a &lt; b. */
  default Tensor less(double b) {
    return self().less(ScalarOperand.of("less", b, self().type()));
  }

  /** a &lt; b. */
  default Tensor less(long b) {
    return self().less(ScalarOperand.of("less", b, self().type()));
  }

  /** a ≤ b. */
  default Tensor lessEqual(double b) {
    return self().lessEqual(ScalarOperand.of("lessEqual", b, self().type()));
  }

  /** a ≤ b. */
  default Tensor lessEqual(long b) {
    return self().lessEqual(ScalarOperand.of("lessEqual", b, self().type()));
  }

  /** a &gt; b. */
  default Tensor greater(double b) {
    return self().greater(ScalarOperand.of("greater", b, self().type()));
  }

  /** a &gt; b. */
  default Tensor greater(long b) {
    return self().greater(ScalarOperand.of("greater", b, self().type()));
  }

  /** a ≥ b. */
  default Tensor greaterEqual(double b) {
    return self().greaterEqual(ScalarOperand.of("greaterEqual", b, self().type()));
  }

  /** a ≥ b. */
  default Tensor greaterEqual(long b) {
    return self().greaterEqual(ScalarOperand.of("greaterEqual", b, self().type()));
  }

  /**
   * {@code this ? a : b} for a tensor of truth values; see {@link Tensor#where(Tensor, Tensor)}.
   */
  default Tensor where(Tensor a, double b) {
    ArgumentException.requirePresent(a, "where", "input 1");
    return self().where(a, ScalarOperand.of("where", b, a.type()));
  }

  /**
   * {@code this ? a : b} for a tensor of truth values; see {@link Tensor#where(Tensor, Tensor)}.
   */
  default Tensor where(double a, Tensor b) {
    ArgumentException.requirePresent(b, "where", "input 2");
    return self().where(ScalarOperand.of("where", a, b.type()), b);
  }

  /**
   * {@code this ? a : b} for a tensor of truth values; see {@link Tensor#where(Tensor, Tensor)}.
   */
  default Tensor where(Tensor a, long b) {
    ArgumentException.requirePresent(a, "where", "input 1");
    return self().where(a, ScalarOperand.of("where", b, a.type()));
  }

  /**
   * {@code this ? a : b} for a tensor of truth values; see {@link Tensor#where(Tensor, Tensor)}.
   */
  default Tensor where(long a, Tensor b) {
    ArgumentException.requirePresent(b, "where", "input 2");
    return self().where(ScalarOperand.of("where", a, b.type()), b);
  }

  /**
   * a limited to [low, high]; NaN stays; the gradient is 1 inside and at the limits, 0 outside.
   *
   * @throws ShapeException if low exceeds high or one is NaN
   */
  default Tensor clip(double low, double high) {
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

  /**
   * a, but at least low; NaN stays; the gradient is 1 inside and at the limit, 0 outside. Source:
   * PyTorch's clamp.
   *
   * @throws ShapeException if low is NaN
   */
  default Tensor clipMin(double low) {
    if (Double.isNaN(low)) {
      throw new ShapeException("clipMin: the limit is NaN; give a number");
    }
    Tensor limit = ScalarOperand.of("clipMin", low, self().type());
    return self().less(limit).where(limit, self());
  }

  /**
   * a, but at least low; NaN stays; the gradient is 1 inside and at the limit, 0 outside. Source:
   * PyTorch's clamp.
   */
  default Tensor clipMin(long low) {
    Tensor limit = ScalarOperand.of("clipMin", low, self().type());
    return self().less(limit).where(limit, self());
  }

  /**
   * a, but at most high; NaN stays; the gradient is 1 inside and at the limit, 0 outside. Source:
   * PyTorch's clamp.
   *
   * @throws ShapeException if high is NaN
   */
  default Tensor clipMax(double high) {
    if (Double.isNaN(high)) {
      throw new ShapeException("clipMax: the limit is NaN; give a number");
    }
    Tensor limit = ScalarOperand.of("clipMax", high, self().type());
    return self().greater(limit).where(limit, self());
  }

  /**
   * a, but at most high; NaN stays; the gradient is 1 inside and at the limit, 0 outside. Source:
   * PyTorch's clamp.
   */
  default Tensor clipMax(long high) {
    Tensor limit = ScalarOperand.of("clipMax", high, self().type());
    return self().greater(limit).where(limit, self());
  }
}
