package dev.trigrad.engine.vector.gemm;

import dev.trigrad.engine.java.Gemm;
import dev.trigrad.engine.java.gemm.DotGemm;
import dev.trigrad.engine.vector.layout.Lanes;

/** Chooses the way in which a shape is multiplied. */
public final class VectorGemm {
  /** Below this, calls count more than arithmetic, and plain Java does as well. */
  private static final long LEAST_FLOPS = 1_000;

  /** Fewer elements of a transposed matrix are not worth moving. */
  private static final int LEAST_TRANSPOSED = 256;

  /** Up to this, packing costs more than it brings. */
  private static final long MOST_DIRECT_FLOPS = 3_000_000;

  /** With so few terms, a product is as fast as C is written, which long tiles do best. */
  private static final int FEW_TERMS = 16;

  /** Fewer rows than this use a packed panel too few times. */
  private static final int LEAST_PACKED_ROWS = 24;

  private static final int LANES = Lanes.F.length();

  private VectorGemm() {}

  /**
   * A product in {@code parts} tiles, fewer if it is small; {@code null} for shapes that plain Java
   * computes as fast.
   */
  public static Gemm of(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      int parts,
      PackBuffers.Pool pool,
      GemmWarmUps warmUps,
      Gemm plain) {
    if (k == 0) {
      return null;
    }
    long flops = 2L * m * n * k;
    if (DotGemm.suits(transposeA, transposeB, m, n, k)) {
      boolean tiny = m * n * k < LEAST_TRANSPOSED;
      return LANES < DotGemm.PARTIALS || tiny
          ? null
          : warmUps.gemm(new VectorDotGemm(m != 1, m == 1 ? n : m, k, pool), plain, flops);
    }
    if (m == 1 || n == 1) {
      boolean transposed = m == 1 ? transposeB : !transposeA;
      int columns = m == 1 ? n : m;
      if (transposed && columns * k < LEAST_TRANSPOSED) {
        return null;
      }
      return warmUps.gemm(new VectorMatrixGemm(m != 1, transposed, columns, k, pool), plain, flops);
    }
    if (k == 1 && n >= LANES) {
      return warmUps.gemm(new OuterGemm(m, n), plain, flops);
    }
    if (flops < LEAST_FLOPS) {
      return null;
    }
    boolean along = n <= LANES && m >= (transposeA ? LANES : 2 * LANES);
    if (n < LANES && !along && !transposeA && !transposeB) {
      return warmUps.gemm(new SlimGemm(m, n, k), plain, flops);
    }
    boolean few = m < LEAST_PACKED_ROWS || k <= FEW_TERMS;
    if ((along || few || flops < MOST_DIRECT_FLOPS) && k <= DirectGemm.MOST_TERMS) {
      int tiles = along || few ? parts : 1;
      return warmUps.gemm(
          new DirectGemm(along, transposeA, transposeB, m, n, k, tiles, pool), plain, flops);
    }
    LaneGemm packed =
        LANES >= 16
            ? new WideGemm(transposeA, transposeB, m, n, k, parts, pool)
            : new NarrowGemm(transposeA, transposeB, m, n, k, parts, pool);
    return warmUps.gemm(packed, plain, flops);
  }
}
