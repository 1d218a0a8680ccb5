package dev.trigrad.engine.vector.gemm;

import dev.trigrad.engine.java.Gemm;
import dev.trigrad.engine.vector.warm.WarmUp;

/** A product by vectors, for which plain Java's stands in until {@code warmUp} is done. */
record WarmingGemm(Gemm vectors, WarmUp warmUp, Gemm plain) implements Gemm {
  @Override
  public Gemm now() {
    return warmUp.done() ? vectors : plain;
  }

  @Override
  public int tiles() {
    return vectors.tiles();
  }

  @Override
  public void run(
      int tile, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
    vectors.run(tile, a, aOffset, b, bOffset, c, cOffset);
  }
}
