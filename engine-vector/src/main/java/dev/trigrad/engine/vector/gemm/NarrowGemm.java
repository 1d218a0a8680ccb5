package dev.trigrad.engine.vector.gemm;

import dev.trigrad.engine.vector.layout.Lanes;
import java.util.EnumSet;
import java.util.Set;

/**
 * Matrix products in the manner of Goto and van de Geijn (ACM TOMS 2008): panels of A and B are
 * packed in the order in which the inner kernel reads them, sized to stay in the second-level cache
 * and beyond, and the kernel keeps a block of C in registers.
 *
 * <p>Each element is one chain of fused multiply-adds over its terms in order, continued from pass
 * to pass: the same bits as plain Java's product, whatever the tiles.
 */
final class NarrowGemm implements LaneGemm {
  /**
   * Terms of one pass: a panel of B of this depth and two vectors stays in the first-level cache.
   */
  static final int DEPTH = 384;

  /**
   * Columns of B packed at once: with the depth above 1.5 MiB, which the last-level cache holds.
   */
  static final int COLUMNS = 1024;

  private static final int LANES = Lanes.F.length();
  private static final int ROWS = Block6.ROWS;
  private static final int WIDTH = 2 * LANES;

  /**
   * Rows of A packed at once: with the depth above 184 KiB, a fraction of the second-level cache.
   */
  static final int HEIGHT = 120;

  private final boolean transposeA;
  private final boolean transposeB;
  private final int m;
  private final int n;
  private final int k;
  private final TileGrid grid;
  private final PackBuffers.Pool pool;

  NarrowGemm(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      int parts,
      PackBuffers.Pool pool) {
    this.transposeA = transposeA;
    this.transposeB = transposeB;
    this.m = m;
    this.n = n;
    this.k = k;
    this.pool = pool;
    grid = TileGrid.of(m, n, parts, ROWS, WIDTH);
  }

  @Override
  public Set<GemmLoop> loops() {
    var loops = EnumSet.of(GemmLoop.BLOCK_6, GemmLoop.COPY_NARROW);
    if (k > DEPTH) {
      loops.add(GemmLoop.BLOCK_6_MORE);
    }
    if (!transposeB) {
      loops.add(GemmLoop.COPY_ROWS);
    }
    return loops;
  }

  @Override
  public int tiles() {
    return grid.tiles();
  }

  @Override
  public void run(
      int tile, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
    int top = grid.top(tile);
    int left = grid.left(tile);
    int bottom = grid.bottom(tile);
    int right = grid.right(tile);
    PackBuffers buffers = pool.take();
    for (int j = left; j < right; j += COLUMNS) {
      int width = Math.min(COLUMNS, right - j);
      for (int p = 0; p < k; p += DEPTH) {
        int depth = Math.min(DEPTH, k - p);
        Packing.columns(transposeB, b, bOffset, n, k, p, depth, j, width, buffers.b, WIDTH);
        for (int i = top; i < bottom; i += HEIGHT) {
          int height = Math.min(HEIGHT, bottom - i);
          Packing.rows(transposeA, a, aOffset, m, k, p, depth, i, height, buffers.a, ROWS);
          multiply(buffers, height, width, depth, c, cOffset + i * n + j, p > 0);
        }
      }
    }
    pool.giveBack(buffers);
  }

  private void multiply(
      PackBuffers buffers, int height, int width, int depth, float[] c, int cAt, boolean more) {
    for (int j = 0; j < width; j += WIDTH) {
      int wide = Math.min(WIDTH, width - j);
      for (int i = 0; i < height; i += ROWS) {
        int high = Math.min(ROWS, height - i);
        int at = cAt + i * n + j;
        if (wide == WIDTH && high == ROWS) {
          block(buffers, i * depth, j * depth, depth, c, at, n, more);
        } else {
          Packing.copy(c, at, n, buffers.edge, 0, WIDTH, more ? high : 0, wide);
          block(buffers, i * depth, j * depth, depth, buffers.edge, 0, WIDTH, more);
          Packing.copy(buffers.edge, 0, WIDTH, c, at, n, high, wide);
        }
      }
    }
  }

  private static void block(
      PackBuffers buffers,
      int aAt,
      int bAt,
      int depth,
      float[] c,
      int cAt,
      int stride,
      boolean more) {
    if (more) {
      Block6.more(buffers.a, aAt, buffers.b, bAt, depth, c, cAt, stride);
    } else {
      Block6.begin(buffers.a, aAt, buffers.b, bAt, depth, c, cAt, stride);
    }
  }
}
