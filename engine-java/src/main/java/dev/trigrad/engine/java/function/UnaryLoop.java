package dev.trigrad.engine.java.function;

/** {@code y[i] = f(x[i])} for i in [from, to); y may be x. */
@FunctionalInterface
public interface UnaryLoop {
  /** Computes the elements of one range. */
  void run(float[] x, float[] y, int from, int to);
}
