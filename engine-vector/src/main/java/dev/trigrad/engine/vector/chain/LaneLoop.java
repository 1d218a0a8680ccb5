package dev.trigrad.engine.vector.chain;

import dev.trigrad.engine.java.chain.ChainLoop;

/** A loop over vectors: whole ones in {@code run}, which calls {@link #rest} for what is left. */
interface LaneLoop extends ChainLoop {
  /**
   * Computes elements [from, to), fewer than a vector has lanes, under a mask. This and {@code run}
   * do nothing if {@code to} is negative.
   */
  void rest(Object[] registers, int[] at, int[] offsets, int from, int to);
}
