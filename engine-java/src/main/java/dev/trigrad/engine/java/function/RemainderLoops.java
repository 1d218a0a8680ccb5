package dev.trigrad.engine.java.function;

/** Remainders with the sign of a, exact as Java's {@code %} is on every machine and tier. */
final class RemainderLoops {
  private RemainderLoops() {}

  static void both(float[] a, float[] b, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = a[i] % b[i];
    }
  }

  static void scalarB(float[] a, float[] b, float[] y, int from, int to) {
    float s = b[0];
    for (int i = from; i < to; i++) {
      y[i] = a[i] % s;
    }
  }

  static void scalarA(float[] a, float[] b, float[] y, int from, int to) {
    float s = a[0];
    for (int i = from; i < to; i++) {
      y[i] = s % b[i];
    }
  }
}
