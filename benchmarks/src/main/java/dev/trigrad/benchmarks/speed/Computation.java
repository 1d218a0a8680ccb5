package dev.trigrad.benchmarks.speed;

/** A {@link Calculation} in the hands of one library, with its operands. */
public interface Computation {
  /** Computes, and leaves the results where the library has put them. */
  Object run();

  /**
   * Copies of what the last run computed: the result, then the gradient of each input if they are
   * asked for; of Adam, the weights.
   */
  float[][] results();
}
