package dev.trigrad.engine.vector.function;

import static dev.trigrad.engine.java.function.Coefficients.ANGLE_LIMIT;
import static dev.trigrad.engine.vector.layout.DoubleLanes.D;
import static dev.trigrad.engine.vector.layout.DoubleLanes.HALF;
import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.D2F;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.GT;

import dev.trigrad.engine.java.function.FloatMath;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * Sine and cosine over arrays, bit for bit those of {@link FloatMath}; {@code out} may be an
 * operand. Vectors with an argument too large for lanes are computed one by one.
 */
final class AngleLoops {
  private AngleLoops() {}

  /** {@code out[i] = sin x[i]} for i in [from, to). */
  static void sin(float[] x, float[] out, int from, int to) {
    int i = from;
    for (; i <= to - HALF.length(); i += HALF.length()) {
      var v = (DoubleVector) FloatVector.fromArray(HALF, x, i).convertShape(F2D, D, 0);
      if (v.lanewise(ABS).compare(GT, ANGLE_LIMIT).anyTrue()) {
        sinEach(x, out, i, i + HALF.length());
        continue;
      }
      ((FloatVector) AngleLanes.sin(v).convertShape(D2F, HALF, 0)).intoArray(out, i);
    }
    sinEach(x, out, i, to);
  }

  private static void sinEach(float[] x, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = FloatMath.sin(x[i]);
    }
  }

  /** {@code out[i] = cos x[i]} for i in [from, to). */
  static void cos(float[] x, float[] out, int from, int to) {
    int i = from;
    for (; i <= to - HALF.length(); i += HALF.length()) {
      var v = (DoubleVector) FloatVector.fromArray(HALF, x, i).convertShape(F2D, D, 0);
      if (v.lanewise(ABS).compare(GT, ANGLE_LIMIT).anyTrue()) {
        cosEach(x, out, i, i + HALF.length());
        continue;
      }
      ((FloatVector) AngleLanes.cos(v).convertShape(D2F, HALF, 0)).intoArray(out, i);
    }
    cosEach(x, out, i, to);
  }

  private static void cosEach(float[] x, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = FloatMath.cos(x[i]);
    }
  }
}
