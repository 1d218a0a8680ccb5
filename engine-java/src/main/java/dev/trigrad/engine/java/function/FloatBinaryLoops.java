package dev.trigrad.engine.java.function;

import dev.trigrad.op.BinaryFunction;

/**
 * Loops over float arrays for each binary function. One index serves all arrays, which is what lets
 * the compiler vectorise; each has a form with one operand a scalar.
 *
 * <p>Truth passes through an integer: the compiler selects integers without branches, but floats
 * with a branch, which costs six times as much where it cannot be predicted.
 */
public final class FloatBinaryLoops {
  private FloatBinaryLoops() {}

  /** {@code y[i] = f(a[i], b[i])}. */
  public static BinaryLoop both(BinaryFunction function) {
    return switch (function) {
      case ADD -> FloatBinaryLoops::add;
      case SUB -> FloatBinaryLoops::sub;
      case MUL -> FloatBinaryLoops::mul;
      case DIV -> FloatBinaryLoops::div;
      case POW -> FloatBinaryLoops::pow;
      case FMOD -> RemainderLoops::both;
      case FLOOR_DIVIDE -> throw ofIntegers(function);
      case MAX -> FloatBinaryLoops::max;
      case MIN -> FloatBinaryLoops::min;
      case EQUAL -> FloatBinaryLoops::equal;
      case NOT_EQUAL -> FloatBinaryLoops::notEqual;
      case LESS -> FloatBinaryLoops::less;
      case LESS_EQUAL -> FloatBinaryLoops::lessEqual;
      case AND -> FloatBinaryLoops::and;
      case OR -> FloatBinaryLoops::or;
    };
  }

  /** {@code y[i] = f(a[i], b[0])}. */
  public static BinaryLoop scalarB(BinaryFunction function) {
    return switch (function) {
      case ADD -> FloatBinaryLoops::addScalarB;
      case SUB -> FloatBinaryLoops::subScalarB;
      case MUL -> FloatBinaryLoops::mulScalarB;
      case DIV -> FloatBinaryLoops::divScalarB;
      case POW -> FloatBinaryLoops::powScalarB;
      case FMOD -> RemainderLoops::scalarB;
      case FLOOR_DIVIDE -> throw ofIntegers(function);
      case MAX -> FloatBinaryLoops::maxScalarB;
      case MIN -> FloatBinaryLoops::minScalarB;
      case EQUAL -> FloatBinaryLoops::equalScalarB;
      case NOT_EQUAL -> FloatBinaryLoops::notEqualScalarB;
      case LESS -> FloatBinaryLoops::lessScalarB;
      case LESS_EQUAL -> FloatBinaryLoops::lessEqualScalarB;
      case AND -> FloatBinaryLoops::andScalarB;
      case OR -> FloatBinaryLoops::orScalarB;
    };
  }

  /** {@code y[i] = f(a[0], b[i])}. */
  public static BinaryLoop scalarA(BinaryFunction function) {
    return switch (function) {
      case ADD -> (a, b, y, from, to) -> addScalarB(b, a, y, from, to);
      case SUB -> FloatBinaryLoops::subScalarA;
      case MUL -> (a, b, y, from, to) -> mulScalarB(b, a, y, from, to);
      case DIV -> FloatBinaryLoops::divScalarA;
      case POW -> FloatBinaryLoops::powScalarA;
      case FMOD -> RemainderLoops::scalarA;
      case FLOOR_DIVIDE -> throw ofIntegers(function);
      case MAX -> (a, b, y, from, to) -> maxScalarB(b, a, y, from, to);
      case MIN -> (a, b, y, from, to) -> minScalarB(b, a, y, from, to);
      case EQUAL -> (a, b, y, from, to) -> equalScalarB(b, a, y, from, to);
      case NOT_EQUAL -> (a, b, y, from, to) -> notEqualScalarB(b, a, y, from, to);
      case LESS -> FloatBinaryLoops::lessScalarA;
      case LESS_EQUAL -> FloatBinaryLoops::lessEqualScalarA;
      case AND -> (a, b, y, from, to) -> andScalarB(b, a, y, from, to);
      case OR -> (a, b, y, from, to) -> orScalarB(b, a, y, from, to);
    };
  }

  private static IllegalArgumentException ofIntegers(BinaryFunction function) {
    return new IllegalArgumentException(function + " of float32");
  }

  private static void add(float[] a, float[] b, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = a[i] + b[i];
    }
  }

  private static void addScalarB(float[] a, float[] b, float[] y, int from, int to) {
    float s = b[0];
    for (int i = from; i < to; i++) {
      y[i] = a[i] + s;
    }
  }

  private static void sub(float[] a, float[] b, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = a[i] - b[i];
    }
  }

  private static void subScalarB(float[] a, float[] b, float[] y, int from, int to) {
    float s = b[0];
    for (int i = from; i < to; i++) {
      y[i] = a[i] - s;
    }
  }

  private static void subScalarA(float[] a, float[] b, float[] y, int from, int to) {
    float s = a[0];
    for (int i = from; i < to; i++) {
      y[i] = s - b[i];
    }
  }

  private static void mul(float[] a, float[] b, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = a[i] * b[i];
    }
  }

  private static void mulScalarB(float[] a, float[] b, float[] y, int from, int to) {
    float s = b[0];
    for (int i = from; i < to; i++) {
      y[i] = a[i] * s;
    }
  }

  private static void div(float[] a, float[] b, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = a[i] / b[i];
    }
  }

  private static void divScalarB(float[] a, float[] b, float[] y, int from, int to) {
    float s = b[0];
    for (int i = from; i < to; i++) {
      y[i] = a[i] / s;
    }
  }

  private static void divScalarA(float[] a, float[] b, float[] y, int from, int to) {
    float s = a[0];
    for (int i = from; i < to; i++) {
      y[i] = s / b[i];
    }
  }

  private static void pow(float[] a, float[] b, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.pow(a[i], b[i]);
    }
  }

  private static void powScalarB(float[] a, float[] b, float[] y, int from, int to) {
    float s = b[0];
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.pow(a[i], s);
    }
  }

  private static void powScalarA(float[] a, float[] b, float[] y, int from, int to) {
    float s = a[0];
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.pow(s, b[i]);
    }
  }

  private static void max(float[] a, float[] b, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.max(a[i], b[i]);
    }
  }

  private static void maxScalarB(float[] a, float[] b, float[] y, int from, int to) {
    float s = b[0];
    for (int i = from; i < to; i++) {
      y[i] = Math.max(a[i], s);
    }
  }

  private static void min(float[] a, float[] b, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.min(a[i], b[i]);
    }
  }

  private static void minScalarB(float[] a, float[] b, float[] y, int from, int to) {
    float s = b[0];
    for (int i = from; i < to; i++) {
      y[i] = Math.min(a[i], s);
    }
  }

  private static void equal(float[] a, float[] b, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      int truth = a[i] == b[i] ? 1 : 0;
      y[i] = truth;
    }
  }

  private static void equalScalarB(float[] a, float[] b, float[] y, int from, int to) {
    float s = b[0];
    for (int i = from; i < to; i++) {
      int truth = a[i] == s ? 1 : 0;
      y[i] = truth;
    }
  }

  private static void notEqual(float[] a, float[] b, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      int truth = a[i] != b[i] ? 1 : 0;
      y[i] = truth;
    }
  }

  private static void notEqualScalarB(float[] a, float[] b, float[] y, int from, int to) {
    float s = b[0];
    for (int i = from; i < to; i++) {
      int truth = a[i] != s ? 1 : 0;
      y[i] = truth;
    }
  }

  private static void less(float[] a, float[] b, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      int truth = a[i] < b[i] ? 1 : 0;
      y[i] = truth;
    }
  }

  private static void lessScalarB(float[] a, float[] b, float[] y, int from, int to) {
    float s = b[0];
    for (int i = from; i < to; i++) {
      int truth = a[i] < s ? 1 : 0;
      y[i] = truth;
    }
  }

  private static void lessScalarA(float[] a, float[] b, float[] y, int from, int to) {
    float s = a[0];
    for (int i = from; i < to; i++) {
      int truth = s < b[i] ? 1 : 0;
      y[i] = truth;
    }
  }

  private static void lessEqual(float[] a, float[] b, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      int truth = a[i] <= b[i] ? 1 : 0;
      y[i] = truth;
    }
  }

  private static void lessEqualScalarB(float[] a, float[] b, float[] y, int from, int to) {
    float s = b[0];
    for (int i = from; i < to; i++) {
      int truth = a[i] <= s ? 1 : 0;
      y[i] = truth;
    }
  }

  private static void lessEqualScalarA(float[] a, float[] b, float[] y, int from, int to) {
    float s = a[0];
    for (int i = from; i < to; i++) {
      int truth = s <= b[i] ? 1 : 0;
      y[i] = truth;
    }
  }

  private static void and(float[] a, float[] b, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = a[i] * b[i];
    }
  }

  private static void andScalarB(float[] a, float[] b, float[] y, int from, int to) {
    float s = b[0];
    for (int i = from; i < to; i++) {
      y[i] = a[i] * s;
    }
  }

  private static void or(float[] a, float[] b, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.max(a[i], b[i]);
    }
  }

  private static void orScalarB(float[] a, float[] b, float[] y, int from, int to) {
    float s = b[0];
    for (int i = from; i < to; i++) {
      y[i] = Math.max(a[i], s);
    }
  }
}
