package dev.trigrad.engine.vector.gemm;

import java.util.EnumSet;
import java.util.Set;

/**
 * What {@link dev.trigrad.engine.java.gemm.DotGemm} computes, with vectors of 16 lanes: the same
 * bits.
 */
final class VectorDotGemm implements LaneGemm {
  /** Rows of a tree of sums. */
  private static final int GROUP = 16;

  /** Rows whose partial sums stay in the first-level cache. */
  private static final int PART = 256;

  private final boolean commuted;
  private final int rows;
  private final int k;
  private final PackBuffers.Pool pool;

  /** The products of a vector and {@code rows} rows of {@code k} terms, A's if {@code commuted}. */
  VectorDotGemm(boolean commuted, int rows, int k, PackBuffers.Pool pool) {
    this.commuted = commuted;
    this.rows = rows;
    this.k = k;
    this.pool = pool;
  }

  @Override
  public Set<GemmLoop> loops() {
    return k <= GROUP
        ? EnumSet.of(GemmLoop.DOTS_OF_FEW_TERMS)
        : EnumSet.of(GemmLoop.PARTIAL_DOTS, GemmLoop.SUMS_OF_DOTS);
  }

  @Override
  public int tiles() {
    return 1;
  }

  @Override
  public void run(
      int tile, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
    float[] x = commuted ? b : a;
    int xAt = commuted ? bOffset : aOffset;
    float[] matrix = commuted ? a : b;
    int at = commuted ? aOffset : bOffset;
    if (k <= GROUP) {
      few(x, xAt, matrix, at, c, cOffset);
    } else {
      many(x, xAt, matrix, at, c, cOffset);
    }
  }

  private void few(float[] x, int xAt, float[] b, int bAt, float[] y, int yAt) {
    // Vectors of a group's last row may reach beyond it, but not beyond the array.
    int within = (b.length - bAt - GROUP) / k + 1;
    int groups = Math.min(rows, within) / GROUP;
    DotTrees.few(x, xAt, b, bAt, k, groups, y, yAt);
    int left = rows - groups * GROUP;
    if (left > 0) {
      PackBuffers buffers = pool.take();
      System.arraycopy(b, bAt + groups * GROUP * k, buffers.b, 0, left * k);
      DotTrees.few(x, xAt, buffers.b, 0, k, (left + GROUP - 1) / GROUP, buffers.edge, 0);
      System.arraycopy(buffers.edge, 0, y, yAt + groups * GROUP, left);
      pool.giveBack(buffers);
    }
  }

  private void many(float[] x, int xAt, float[] b, int bAt, float[] y, int yAt) {
    PackBuffers buffers = pool.take();
    float[] sums = buffers.b;
    for (int j = 0; j < rows; j += PART) {
      int part = Math.min(PART, rows - j);
      int quarter = part / 4;
      int at = bAt + j * k;
      PartialDots.four(x, xAt, b, at, k, quarter, quarter, sums, 0, quarter * GROUP);
      // What four does not divide is computed four times, aside.
      int done = 4 * quarter;
      PartialDots.four(x, xAt, b, at + done * k, k, part - done, 0, sums, done * GROUP, 4 * GROUP);
      int groups = part / GROUP;
      DotTrees.sums(sums, 0, groups, y, yAt + j);
      done = groups * GROUP;
      if (done < part) {
        DotTrees.sums(sums, done * GROUP, 1, buffers.edge, 0);
        System.arraycopy(buffers.edge, 0, y, yAt + j + done, part - done);
      }
    }
    pool.giveBack(buffers);
  }
}
