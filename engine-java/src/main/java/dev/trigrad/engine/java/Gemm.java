package dev.trigrad.engine.java;

/**
 * Matrix product C = op(A)·op(B) of one shape, in tiles of C that can be computed in any order or
 * at the same time. Row-major; C is overwritten, never read; the terms of each sum are added in an
 * order that depends on the shape alone. A single row or column may have another order than several
 * ({@code DotGemm}): a part of C has C's bits when computed as tiles, not as a product of its own.
 */
public interface Gemm {
  /**
   * The product to use for the coming run: this one, or one of the same bits that is faster for the
   * time being.
   */
  default Gemm now() {
    return this;
  }

  /** Number of tiles. */
  int tiles();

  /** Computes tile {@code tile} of the matrices that begin at the given offsets. */
  void run(int tile, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset);

  /** Makes the product for a shape; m × k times k × n after transposition. */
  @FunctionalInterface
  interface Factory {
    /** The product, or {@code null} if this shape is left to another engine. */
    Gemm of(boolean transposeA, boolean transposeB, int m, int n, int k);
  }
}
