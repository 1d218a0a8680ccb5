package dev.trigrad.engine.openblas;

import dev.trigrad.engine.java.Gemm;

/**
 * A matrix product by OpenBLAS in tiles small enough that no call holds off a safepoint for long: C
 * is cut in both dimensions, so that neither operand is packed over and over, and the sums in
 * pieces of fixed length. All cuts depend on the shape alone.
 */
final class BlasGemm implements Gemm {
  /** Most floating-point operations of one critical call: 1 ms at 200 GFLOP/s. */
  static final long MAX_FLOPS = 200_000_000;

  /** Most bytes that one critical call touches. */
  static final long MAX_BYTES = 16L << 20;

  private static final int TILE = 512;

  /** With a square tile as above, 2·10⁸ operations; about what OpenBLAS packs at once. */
  private static final int DEPTH = 380;

  /**
   * Extents of tiles are multiples of this, a multiple of every kernel's block but for the last
   * tile's.
   */
  private static final int MULTIPLE = 16;

  private final boolean transposeA;
  private final boolean transposeB;
  private final int m;
  private final int n;
  private final int k;
  private final int rows;
  private final int columns;
  private final int depth;

  BlasGemm(boolean transposeA, boolean transposeB, int m, int n, int k) {
    this.transposeA = transposeA;
    this.transposeB = transposeB;
    this.m = m;
    this.n = n;
    this.k = k;
    boolean whole =
        2L * m * n * k <= MAX_FLOPS
            && 4L * ((long) m * k + (long) k * n + (long) m * n) <= MAX_BYTES;
    // A long thin product takes long tiles.
    rows = whole ? m : even(m, TILE * Math.max(1, TILE / Math.max(n, 64)));
    columns = whole ? n : even(n, TILE * Math.max(1, TILE / Math.max(m, 64)));
    depth = whole ? k : Math.min(DEPTH, even(k, DEPTH));
  }

  /** The extent of equal tiles, none larger than {@code most}: a narrow last one would be slow. */
  private static int even(int extent, int most) {
    if (extent <= most) {
      return extent;
    }
    int tiles = (extent + most - 1) / most;
    int each = (extent + tiles - 1) / tiles;
    return Math.min(most, (each + MULTIPLE - 1) / MULTIPLE * MULTIPLE);
  }

  private int tilesDown() {
    return rows == 0 ? 0 : (m + rows - 1) / rows;
  }

  private int tilesAcross() {
    return columns == 0 ? 0 : (n + columns - 1) / columns;
  }

  @Override
  public int tiles() {
    return tilesDown() * tilesAcross();
  }

  @Override
  public void run(
      int tile, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
    int across = tilesAcross();
    int i = tile / across * rows;
    int j = tile % across * columns;
    int high = Math.min(rows, m - i);
    int wide = Math.min(columns, n - j);
    if (k == 0) {
      for (int row = i; row < i + high; row++) {
        java.util.Arrays.fill(c, cOffset + row * n + j, cOffset + row * n + j + wide, 0);
      }
      return;
    }
    for (int p = 0; p < k; p += depth) {
      call(i, j, p, high, wide, Math.min(depth, k - p), a, aOffset, b, bOffset, c, cOffset);
    }
  }

  private void call(
      int i,
      int j,
      int p,
      int high,
      int wide,
      int deep,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset) {
    int aAt = aOffset + (transposeA ? p * m + i : i * k + p);
    int bAt = bOffset + (transposeB ? j * k + p : p * n + j);
    int cAt = cOffset + i * n + j;
    if (m == 1 && deep == k) {
      OpenBlas.sgemv(
          !transposeB,
          transposeB ? wide : k,
          transposeB ? k : wide,
          b,
          bAt,
          transposeB ? k : n,
          a,
          aAt,
          c,
          cAt);
    } else if (n == 1 && deep == k) {
      OpenBlas.sgemv(
          transposeA,
          transposeA ? k : high,
          transposeA ? high : k,
          a,
          aAt,
          transposeA ? m : k,
          b,
          bAt,
          c,
          cAt);
    } else {
      OpenBlas.sgemm(
          transposeA,
          transposeB,
          high,
          wide,
          deep,
          a,
          aAt,
          transposeA ? m : k,
          b,
          bAt,
          transposeB ? k : n,
          p == 0 ? 0 : 1,
          c,
          cAt,
          n);
    }
  }

  /** The largest number of floating-point operations in one call. */
  long largestCall() {
    return 2L * Math.min(rows, m) * Math.min(columns, n) * Math.min(depth, k);
  }

  /** The largest number of bytes that one call touches. */
  long largestFootprint() {
    long high = Math.min(rows, m);
    long wide = Math.min(columns, n);
    long deep = Math.min(depth, k);
    return 4 * (high * deep + deep * wide + high * wide);
  }
}
