package dev.trigrad.engine.java.gemm;

import dev.trigrad.engine.java.Gemm;
import dev.trigrad.engine.java.row.ReduceKernel;

/**
 * Products of a vector and the rows of a matrix, {@code y[j] = Σₚ x[p] b[j, p]}: a row times a
 * transposed matrix, or a matrix times a column.
 *
 * <p>Only here, where nothing is read twice and rows are read along their terms, a sum is not one
 * chain but many, in the order of {@link ReduceKernel}'s sums: while 64 terms are left, term p
 * continues the chain of fused multiply-adds p mod 64 from 0; these are added pairwise to {@value
 * #PARTIALS} (l and l + 16, l + 32 and l + 48, then both), which the rest of the terms continue,
 * term p the one of p mod 16; they are added pairwise by {@link ReduceKernel#tree}. The shape alone
 * decides.
 */
public final class DotGemm implements Gemm {
  /** Partial sums of an element. */
  public static final int PARTIALS = ReduceKernel.PARTIALS;

  private static final int MANY = 4 * PARTIALS;

  /** With fewer terms, most partial sums would be empty. */
  private static final int LEAST_TERMS = 8;

  /** Rows of a tile. */
  private static final int TILE_ROWS = 1024;

  private final boolean commuted;
  private final int rows;
  private final int k;
  private final GemmScratch.Pool pool;

  private DotGemm(boolean commuted, int rows, int k, GemmScratch.Pool pool) {
    this.commuted = commuted;
    this.rows = rows;
    this.k = k;
    this.pool = pool;
  }

  /** Whether sums of this shape are made of partial sums; op(A) is [m, k], op(B) is [k, n]. */
  public static boolean suits(boolean transposeA, boolean transposeB, int m, int n, int k) {
    return k >= LEAST_TERMS && (m == 1 && (transposeB || n == 1) || n == 1 && !transposeA);
  }

  /** The product of a shape that {@linkplain #suits suits}. */
  static DotGemm of(int m, int n, int k, GemmScratch.Pool pool) {
    return new DotGemm(m != 1, m == 1 ? n : m, k, pool);
  }

  @Override
  public int tiles() {
    return (rows + TILE_ROWS - 1) / TILE_ROWS;
  }

  @Override
  public void run(
      int tile, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
    int from = tile * TILE_ROWS;
    int to = Math.min(from + TILE_ROWS, rows);
    GemmScratch scratch = pool.take();
    float[] sums = scratch.rowsOfC[0];
    if (commuted) {
      dots(b, bOffset, a, aOffset + from * k, k, c, cOffset + from, to - from, sums);
    } else {
      dots(a, aOffset, b, bOffset + from * k, k, c, cOffset + from, to - from, sums);
    }
    pool.giveBack(scratch);
  }

  private static void dots(
      float[] x, int xAt, float[] b, int bAt, int k, float[] y, int yAt, int rows, float[] sums) {
    int whole = k - k % MANY;
    for (int j = 0; j < rows; j += 2) {
      int row = bAt + j * k;
      // An odd last row is computed twice.
      int next = j + 1 < rows ? row + k : row;
      for (int l = 0; whole > 0 && l < MANY; l += 4) {
        fourPartials(x, xAt + l, b, row + l, next + l, whole, sums, l);
      }
      y[yAt + j] = total(sums, 0, x, xAt, b, row, whole, k);
      if (next > row) {
        y[yAt + j + 1] = total(sums, MANY, x, xAt, b, next, whole, k);
      }
    }
  }

  /** Eight chains at a time, of two rows, hide the latency of the multiply-add. */
  private static void fourPartials(
      float[] x, int xAt, float[] b, int row, int next, int k, float[] sums, int to) {
    float r0 = 0;
    float r1 = 0;
    float r2 = 0;
    float r3 = 0;
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    for (int p = 0; p < k; p += MANY) {
      float x0 = x[xAt + p];
      r0 = Math.fma(x0, b[row + p], r0);
      s0 = Math.fma(x0, b[next + p], s0);
      float x1 = x[xAt + p + 1];
      r1 = Math.fma(x1, b[row + p + 1], r1);
      s1 = Math.fma(x1, b[next + p + 1], s1);
      float x2 = x[xAt + p + 2];
      r2 = Math.fma(x2, b[row + p + 2], r2);
      s2 = Math.fma(x2, b[next + p + 2], s2);
      float x3 = x[xAt + p + 3];
      r3 = Math.fma(x3, b[row + p + 3], r3);
      s3 = Math.fma(x3, b[next + p + 3], s3);
    }
    sums[to] = r0;
    sums[to + 1] = r1;
    sums[to + 2] = r2;
    sums[to + 3] = r3;
    sums[to + MANY] = s0;
    sums[to + MANY + 1] = s1;
    sums[to + MANY + 2] = s2;
    sums[to + MANY + 3] = s3;
  }

  /**
   * The sum of the partial sums at {@code at}, if {@code p} is not 0, and of the terms from p on.
   */
  private static float total(
      float[] sums, int at, float[] x, int xAt, float[] b, int row, int p, int k) {
    float s0 = p == 0 ? 0 : pairwise(sums, at + 0);
    float s1 = p == 0 ? 0 : pairwise(sums, at + 1);
    float s2 = p == 0 ? 0 : pairwise(sums, at + 2);
    float s3 = p == 0 ? 0 : pairwise(sums, at + 3);
    float s4 = p == 0 ? 0 : pairwise(sums, at + 4);
    float s5 = p == 0 ? 0 : pairwise(sums, at + 5);
    float s6 = p == 0 ? 0 : pairwise(sums, at + 6);
    float s7 = p == 0 ? 0 : pairwise(sums, at + 7);
    float s8 = p == 0 ? 0 : pairwise(sums, at + 8);
    float s9 = p == 0 ? 0 : pairwise(sums, at + 9);
    float s10 = p == 0 ? 0 : pairwise(sums, at + 10);
    float s11 = p == 0 ? 0 : pairwise(sums, at + 11);
    float s12 = p == 0 ? 0 : pairwise(sums, at + 12);
    float s13 = p == 0 ? 0 : pairwise(sums, at + 13);
    float s14 = p == 0 ? 0 : pairwise(sums, at + 14);
    float s15 = p == 0 ? 0 : pairwise(sums, at + 15);
    for (; p + PARTIALS <= k; p += PARTIALS) {
      s0 = Math.fma(x[xAt + p + 0], b[row + p + 0], s0);
      s1 = Math.fma(x[xAt + p + 1], b[row + p + 1], s1);
      s2 = Math.fma(x[xAt + p + 2], b[row + p + 2], s2);
      s3 = Math.fma(x[xAt + p + 3], b[row + p + 3], s3);
      s4 = Math.fma(x[xAt + p + 4], b[row + p + 4], s4);
      s5 = Math.fma(x[xAt + p + 5], b[row + p + 5], s5);
      s6 = Math.fma(x[xAt + p + 6], b[row + p + 6], s6);
      s7 = Math.fma(x[xAt + p + 7], b[row + p + 7], s7);
      s8 = Math.fma(x[xAt + p + 8], b[row + p + 8], s8);
      s9 = Math.fma(x[xAt + p + 9], b[row + p + 9], s9);
      s10 = Math.fma(x[xAt + p + 10], b[row + p + 10], s10);
      s11 = Math.fma(x[xAt + p + 11], b[row + p + 11], s11);
      s12 = Math.fma(x[xAt + p + 12], b[row + p + 12], s12);
      s13 = Math.fma(x[xAt + p + 13], b[row + p + 13], s13);
      s14 = Math.fma(x[xAt + p + 14], b[row + p + 14], s14);
      s15 = Math.fma(x[xAt + p + 15], b[row + p + 15], s15);
    }
    int left = k - p;
    s0 = left > 0 ? Math.fma(x[xAt + p + 0], b[row + p + 0], s0) : s0;
    s1 = left > 1 ? Math.fma(x[xAt + p + 1], b[row + p + 1], s1) : s1;
    s2 = left > 2 ? Math.fma(x[xAt + p + 2], b[row + p + 2], s2) : s2;
    s3 = left > 3 ? Math.fma(x[xAt + p + 3], b[row + p + 3], s3) : s3;
    s4 = left > 4 ? Math.fma(x[xAt + p + 4], b[row + p + 4], s4) : s4;
    s5 = left > 5 ? Math.fma(x[xAt + p + 5], b[row + p + 5], s5) : s5;
    s6 = left > 6 ? Math.fma(x[xAt + p + 6], b[row + p + 6], s6) : s6;
    s7 = left > 7 ? Math.fma(x[xAt + p + 7], b[row + p + 7], s7) : s7;
    s8 = left > 8 ? Math.fma(x[xAt + p + 8], b[row + p + 8], s8) : s8;
    s9 = left > 9 ? Math.fma(x[xAt + p + 9], b[row + p + 9], s9) : s9;
    s10 = left > 10 ? Math.fma(x[xAt + p + 10], b[row + p + 10], s10) : s10;
    s11 = left > 11 ? Math.fma(x[xAt + p + 11], b[row + p + 11], s11) : s11;
    s12 = left > 12 ? Math.fma(x[xAt + p + 12], b[row + p + 12], s12) : s12;
    s13 = left > 13 ? Math.fma(x[xAt + p + 13], b[row + p + 13], s13) : s13;
    s14 = left > 14 ? Math.fma(x[xAt + p + 14], b[row + p + 14], s14) : s14;
    s0 += s8;
    s1 += s9;
    s2 += s10;
    s3 += s11;
    s4 += s12;
    s5 += s13;
    s6 += s14;
    s7 += s15;
    s0 += s4;
    s1 += s5;
    s2 += s6;
    s3 += s7;
    s0 += s2;
    s1 += s3;
    return s0 + s1;
  }

  private static float pairwise(float[] sums, int l) {
    return sums[l] + sums[l + PARTIALS] + (sums[l + 2 * PARTIALS] + sums[l + 3 * PARTIALS]);
  }
}
