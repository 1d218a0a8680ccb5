package dev.trigrad.engine.vector.function;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;

import dev.trigrad.engine.vector.layout.Lanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Comparisons and choices, which C2 does not vectorise in plain Java; {@code y} may be an operand.
 *
 * <p>A loop each, because C2 compiles a comparison only if it is a constant.
 */
final class ComparisonLoops {
  private static final VectorSpecies<Float> F = Lanes.F;
  private static final int LANES = F.length();

  private ComparisonLoops() {}

  private static void store(VectorMask<Float> truth, float[] y, int i) {
    FloatVector.zero(F).blend(1, truth).intoArray(y, i);
  }

  /** {@code y[i] = a[i] < b[i]}. */
  static void less(float[] a, float[] b, float[] y, int from, int to) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      store(FloatVector.fromArray(F, a, i).compare(LT, FloatVector.fromArray(F, b, i)), y, i);
    }
    for (; i < to; i++) {
      int truth = a[i] < b[i] ? 1 : 0;
      y[i] = truth;
    }
  }

  /** {@code y[i] = a[i] < b[0]}. */
  static void lessScalarB(float[] a, float[] b, float[] y, int from, int to) {
    float s = b[0];
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      store(FloatVector.fromArray(F, a, i).compare(LT, s), y, i);
    }
    for (; i < to; i++) {
      int truth = a[i] < s ? 1 : 0;
      y[i] = truth;
    }
  }

  /** {@code y[i] = a[0] < b[i]}. */
  static void lessScalarA(float[] a, float[] b, float[] y, int from, int to) {
    float s = a[0];
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      store(FloatVector.fromArray(F, b, i).compare(GT, s), y, i);
    }
    for (; i < to; i++) {
      int truth = s < b[i] ? 1 : 0;
      y[i] = truth;
    }
  }

  /** {@code y[i] = a[i] <= b[i]}. */
  static void lessEqual(float[] a, float[] b, float[] y, int from, int to) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      store(FloatVector.fromArray(F, a, i).compare(LE, FloatVector.fromArray(F, b, i)), y, i);
    }
    for (; i < to; i++) {
      int truth = a[i] <= b[i] ? 1 : 0;
      y[i] = truth;
    }
  }

  /** {@code y[i] = a[i] <= b[0]}. */
  static void lessEqualScalarB(float[] a, float[] b, float[] y, int from, int to) {
    float s = b[0];
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      store(FloatVector.fromArray(F, a, i).compare(LE, s), y, i);
    }
    for (; i < to; i++) {
      int truth = a[i] <= s ? 1 : 0;
      y[i] = truth;
    }
  }

  /** {@code y[i] = a[0] <= b[i]}. */
  static void lessEqualScalarA(float[] a, float[] b, float[] y, int from, int to) {
    float s = a[0];
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      store(FloatVector.fromArray(F, b, i).compare(GE, s), y, i);
    }
    for (; i < to; i++) {
      int truth = s <= b[i] ? 1 : 0;
      y[i] = truth;
    }
  }

  /** {@code y[i] = a[i] == b[i]}. */
  static void equal(float[] a, float[] b, float[] y, int from, int to) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      store(FloatVector.fromArray(F, a, i).compare(EQ, FloatVector.fromArray(F, b, i)), y, i);
    }
    for (; i < to; i++) {
      int truth = a[i] == b[i] ? 1 : 0;
      y[i] = truth;
    }
  }

  /** {@code y[i] = a[i] == b[0]}. */
  static void equalScalarB(float[] a, float[] b, float[] y, int from, int to) {
    float s = b[0];
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      store(FloatVector.fromArray(F, a, i).compare(EQ, s), y, i);
    }
    for (; i < to; i++) {
      int truth = a[i] == s ? 1 : 0;
      y[i] = truth;
    }
  }

  /** {@code y[i] = a[i] != b[i]}. */
  static void notEqual(float[] a, float[] b, float[] y, int from, int to) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      store(FloatVector.fromArray(F, a, i).compare(NE, FloatVector.fromArray(F, b, i)), y, i);
    }
    for (; i < to; i++) {
      int truth = a[i] != b[i] ? 1 : 0;
      y[i] = truth;
    }
  }

  /** {@code y[i] = a[i] != b[0]}. */
  static void notEqualScalarB(float[] a, float[] b, float[] y, int from, int to) {
    float s = b[0];
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      store(FloatVector.fromArray(F, a, i).compare(NE, s), y, i);
    }
    for (; i < to; i++) {
      int truth = a[i] != s ? 1 : 0;
      y[i] = truth;
    }
  }

  /** {@code y[i] = condition[i] ? a[i] : b[i]}. */
  static void where(float[] condition, float[] a, float[] b, float[] y, int from, int to) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      VectorMask<Float> truth = FloatVector.fromArray(F, condition, i).compare(NE, 0);
      FloatVector.fromArray(F, b, i).blend(FloatVector.fromArray(F, a, i), truth).intoArray(y, i);
    }
    for (; i < to; i++) {
      y[i] = condition[i] != 0 ? a[i] : b[i];
    }
  }
}
