package dev.trigrad.engine.java.function;

/**
 * {@code y[i] = f(a[i], b[i])} for i in [from, to), or with a scalar as one operand; y may be a or
 * b.
 */
@FunctionalInterface
public interface BinaryLoop {
  /** Computes the elements of one range. */
  void run(float[] a, float[] b, float[] y, int from, int to);
}
