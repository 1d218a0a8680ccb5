package dev.trigrad.engine.java.chain;

/** A chain of float operations as one loop over whole arrays. */
public interface ChainLoop {
  /**
   * Computes elements [from, to).
   *
   * @param registers arrays, inputs and results among them; a result may be an input
   * @param at where the chain's inputs are in {@code registers}, then its results
   */
  void run(Object[] registers, int[] at, int from, int to);

  /**
   * The same, where element i of register k is at {@code offsets[k] + i}; only for {@link
   * ChainLoops#offsets}.
   */
  default void run(Object[] registers, int[] at, int[] offsets, int from, int to) {
    throw new UnsupportedOperationException("arrays begin at their first element");
  }
}
