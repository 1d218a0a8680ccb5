package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import java.util.Locale;

/**
 * Elementwise functions of two arguments with NumPy broadcasting: double-precision meaning and
 * gradients.
 */
public enum BinaryFunction {
  /** a + b. */
  ADD,
  /** a − b. */
  SUB,
  /** a · b. */
  MUL,
  /** a / b. */
  DIV,
  /** aᵇ with the special cases of {@link Math#pow}; the gradient of b is 0 where a ≤ 0. */
  POW,
  /**
   * a − b trunc(a / b), exactly, with the sign of a: C's fmod and Java's {@code %}. NaN where a is
   * infinite or b is 0; the gradient of b is −trunc(a / b).
   */
  FMOD,
  /** ⌊a / b⌋ of int32, which wraps; a divisor 0 fails. */
  FLOOR_DIVIDE,
  /** The larger one; NaN if either is; ties share the gradient. */
  MAX,
  /** The smaller one; NaN if either is; ties share the gradient. */
  MIN,
  /** a = b, a truth value. */
  EQUAL,
  /** a ≠ b, a truth value; true for NaN. */
  NOT_EQUAL,
  /** a &lt; b, a truth value. */
  LESS,
  /** a ≤ b, a truth value. */
  LESS_EQUAL,
  /** Logical and of two truth values. */
  AND,
  /** Logical or of two truth values. */
  OR;

  private final String label =
      switch (name()) {
        case "NOT_EQUAL" -> "notEqual";
        case "LESS_EQUAL" -> "lessEqual";
        case "FLOOR_DIVIDE" -> "floorDivide";
        default -> name().toLowerCase(Locale.ROOT);
      };

  /** The function in double precision; truth values are 0 and 1. */
  public double of(double a, double b) {
    return switch (this) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case POW -> StrictMath.pow(a, b);
      case FMOD -> a % b;
      case FLOOR_DIVIDE -> Math.floor(a / b);
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
      case EQUAL -> a == b ? 1 : 0;
      case NOT_EQUAL -> a != b ? 1 : 0;
      case LESS -> a < b ? 1 : 0;
      case LESS_EQUAL -> a <= b ? 1 : 0;
      case AND -> a != 0 && b != 0 ? 1 : 0;
      case OR -> a != 0 || b != 0 ? 1 : 0;
    };
  }

  /**
   * Cotangent of a, given that of y = f(a, b), in the broadcast shape; {@code null} where none
   * flows.
   */
  Tensor gradientA(Tensor g, Tensor a, Tensor b, Tensor y) {
    return switch (this) {
      case ADD, SUB, FMOD -> g;
      case MUL -> g.mul(b);
      case DIV -> g.div(b);
      case POW -> {
        Tensor zero = Tensor.of(0f);
        yield b.equal(zero).where(zero, g.mul(b.mul(a.pow(b.sub(1)))));
      }
      case MAX -> chosen(g, a.greater(b), a.equal(b));
      case MIN -> chosen(g, a.less(b), a.equal(b));
      case FLOOR_DIVIDE, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, AND, OR -> null;
    };
  }

  /** Cotangent of b, likewise. */
  Tensor gradientB(Tensor g, Tensor a, Tensor b, Tensor y) {
    return switch (this) {
      case ADD -> g;
      case SUB -> g.neg();
      case MUL -> g.mul(a);
      case DIV -> g.mul(y).div(b).neg();
      case POW -> {
        Tensor one = Tensor.of(1f);
        yield a.greater(0).where(g.mul(y.mul(a.greater(0).where(a, one).log())), Tensor.of(0f));
      }
      case FMOD -> g.mul(a.sub(y).div(b).round()).neg();
      case MAX -> chosen(g, b.greater(a), a.equal(b));
      case MIN -> chosen(g, b.less(a), a.equal(b));
      case FLOOR_DIVIDE, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, AND, OR -> null;
    };
  }

  private static Tensor chosen(Tensor g, Tensor alone, Tensor tied) {
    return alone.where(g, tied.where(g.mul(0.5f), Tensor.of(0f)));
  }

  /** Whether the result is a truth value: comparisons and logic. */
  public boolean truth() {
    return switch (this) {
      case ADD, SUB, MUL, DIV, POW, FMOD, FLOOR_DIVIDE, MAX, MIN -> false;
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, AND, OR -> true;
    };
  }

  /** Where it has jumps or kinks. */
  public Decision decision() {
    return switch (this) {
      case ADD, SUB, MUL, DIV, POW -> Decision.NONE;
      case FMOD -> Decision.QUOTIENT;
      case MAX, MIN -> Decision.ORDER;
      case FLOOR_DIVIDE, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, AND, OR -> Decision.RESULT;
    };
  }

  /**
   * Largest error of a float32 kernel on exact arguments, in units in the last place; 0.5 means
   * correctly rounded.
   */
  public double ulps() {
    return switch (this) {
      case ADD, SUB, MUL, DIV -> 0.5;
      case POW -> 4;
      case FMOD, FLOOR_DIVIDE, MAX, MIN, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, AND, OR -> 0;
    };
  }

  /** Whether two operands of {@code dtype} are accepted. */
  public boolean accepts(DType dtype) {
    return switch (this) {
      case AND, OR -> dtype == DType.BOOL;
      case EQUAL, NOT_EQUAL -> true;
      case FLOOR_DIVIDE -> dtype == DType.INT32;
      case DIV, POW, FMOD -> dtype == DType.FLOAT32 || dtype == DType.FLOAT64;
      case ADD, SUB, MUL, MAX, MIN, LESS, LESS_EQUAL -> dtype != DType.BOOL;
    };
  }

  /** Whether it can fail for what values the operands have. */
  public boolean canFail() {
    return switch (this) {
      case FLOOR_DIVIDE -> true;
      case ADD, SUB, MUL, DIV, POW, FMOD, MAX, MIN -> false;
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, AND, OR -> false;
    };
  }

  /** Lower-case name without underscores. */
  public String label() {
    return label;
  }
}
