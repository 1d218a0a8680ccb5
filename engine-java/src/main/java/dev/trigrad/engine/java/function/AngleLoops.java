package dev.trigrad.engine.java.function;

import static dev.trigrad.engine.java.function.Coefficients.ANGLE_LIMIT;

/** Sine and cosine over arrays: C2 vectorises the loop that has no choice of reduction in it. */
final class AngleLoops {
  private AngleLoops() {}

  static void sin(float[] x, float[] y, int from, int to) {
    if (largest(x, from, to) <= ANGLE_LIMIT) {
      for (int i = from; i < to; i++) {
        y[i] = (float) Angles.sin(x[i]);
      }
    } else {
      for (int i = from; i < to; i++) {
        y[i] = FloatMath.sin(x[i]);
      }
    }
  }

  static void cos(float[] x, float[] y, int from, int to) {
    if (largest(x, from, to) <= ANGLE_LIMIT) {
      for (int i = from; i < to; i++) {
        y[i] = (float) Angles.cos(x[i]);
      }
    } else {
      for (int i = from; i < to; i++) {
        y[i] = FloatMath.cos(x[i]);
      }
    }
  }

  /** The largest magnitude, or NaN if any element is. */
  private static float largest(float[] x, int from, int to) {
    float largest = 0;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, Math.abs(x[i]));
    }
    return largest;
  }
}
