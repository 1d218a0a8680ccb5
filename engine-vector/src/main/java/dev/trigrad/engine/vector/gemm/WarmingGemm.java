package dev.trigrad.engine.vector.gemm;

import dev.trigrad.engine.java.Gemm;
import dev.trigrad.engine.vector.warm.WarmUp;

/** A product by vectors, for which plain Java's stands in until its loops are compiled. */
final class WarmingGemm implements Gemm {
  private final Gemm vectors;
  private final WarmUp[] warmUps;
  private final Gemm plain;
  private final long saves;

  /** What a thread has seen true stays true. */
  private boolean compiled;

  /** Of a product that {@code vectors} compute in {@code saves} nanoseconds less. */
  WarmingGemm(Gemm vectors, WarmUp[] warmUps, Gemm plain, long saves) {
    this.vectors = vectors;
    this.warmUps = warmUps;
    this.plain = plain;
    this.saves = saves;
  }

  @Override
  public Gemm now() {
    return compiled || isCompiled() ? vectors : plain;
  }

  /** Asks for all that are not. */
  private boolean isCompiled() {
    boolean all = true;
    for (WarmUp warmUp : warmUps) {
      all &= warmUp.done(saves);
    }
    compiled = all;
    return all;
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
