package dev.trigrad.engine.java.function;

/**
 * {@code y[i] = condition[i] ? a[i] : b[i]} for i in [from, to), the condition being 1 or 0; y may
 * be any of the operands.
 */
@FunctionalInterface
public interface WhereLoop {
  /** Computes the elements of one range. */
  void run(float[] condition, float[] a, float[] b, float[] y, int from, int to);
}
