package dev.trigrad.engine.vector.gemm;

import java.util.EnumSet;
import java.util.Set;

/**
 * Matrix products in the manner of Goto and van de Geijn (ACM TOMS 2008), with vectors of 16 lanes:
 * panels of A and B are packed in the order in which the inner kernel reads them, sized to stay in
 * the second-level cache and beyond, and the kernel keeps a block of C in registers.
 *
 * <p>Each element is one chain of fused multiply-adds over its terms in order, continued from pass
 * to pass: the same bits as plain Java's product, whatever the tiles.
 */
final class WideGemm implements LaneGemm {
  /**
   * Terms of one pass. More than fit in the first-level cache with a panel of B: that costs less
   * than to read and write C once more.
   */
  static final int DEPTH = 1024;

  /** Rows of A packed at once: with this depth, the second-level cache. */
  static final int TALL = 256;

  /** Columns of B packed just before they are used. */
  private static final int FEW_COLUMNS = 128;

  /** Most terms where a transposed A is read in place, a row of it after the other. */
  static final int SHALLOW = 384;

  /** Columns of B packed at once if A is not. */
  static final int COLUMNS = 1024;

  /** Rows of A read in place, of the second-level cache, for all these columns. */
  private static final int HEIGHT = 120;

  /** Rows of the smallest block; more of them, in fours, are always made up of whole blocks. */
  private static final int FEWEST = 8;

  private static final int LANES = 16;
  private static final int WIDTH = 2 * LANES;

  private final boolean transposeA;
  private final boolean transposeB;
  private final int m;
  private final int n;
  private final int k;
  private final boolean inPlace;
  private final TileGrid grid;
  private final PackBuffers.Pool pool;

  WideGemm(
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
    inPlace = transposeA && m % 4 == 0 && (k <= 128 || k <= SHALLOW && m % 256 != 0);
    grid = TileGrid.of(m, n, parts, Block12.ROWS, WIDTH);
  }

  /** The extent of equal parts, none larger than {@code most}, in whole units. */
  private static int even(int extent, int most, int unit) {
    int parts = (extent + most - 1) / most;
    int each = (extent + parts - 1) / parts;
    return (each + unit - 1) / unit * unit;
  }

  @Override
  public Set<GemmLoop> loops() {
    var loops = EnumSet.noneOf(GemmLoop.class);
    if (!transposeA) {
      loops.add(GemmLoop.TRANSPOSE_FOUR);
    }
    for (int tile = 0; tile < grid.tiles(); tile++) {
      int height = grid.bottom(tile) - grid.top(tile);
      int width = grid.right(tile) - grid.left(tile);
      if (transposeB) {
        loops.add(GemmLoop.TRANSPOSE_SIXTEEN);
      } else if (width >= WIDTH) {
        loops.add(GemmLoop.STRIPS);
      }
      boolean whole = width % WIDTH == 0;
      int rows = inPlace ? even(height, HEIGHT, 4) : even(height, TALL, 4);
      for (int i = 0; i < height; i += rows) {
        whole &= addBlocks(Math.min(rows, height - i), loops);
      }
      if (!whole) {
        loops.add(GemmLoop.COPY_NARROW);
      }
    }
    return loops;
  }

  /** Adds the blocks of {@code height} rows to {@code loops}; whether all are whole. */
  private boolean addBlocks(int height, Set<GemmLoop> loops) {
    boolean again = !inPlace && k > even(k, DEPTH, 16);
    int i = 0;
    while (i < height) {
      int unit = unit(height - i);
      loops.add(unit == 12 ? GemmLoop.BLOCK_12 : GemmLoop.BLOCK_8);
      if (again) {
        loops.add(unit == 12 ? GemmLoop.BLOCK_12_MORE : GemmLoop.BLOCK_8_MORE);
      }
      i += unit;
    }
    return i == height;
  }

  /** Rows of the next block, where {@code left} are left. */
  private static int unit(int left) {
    return left > 16 || left > 8 && left <= 12 ? 12 : 8;
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
    if (inPlace) {
      rowsInside(top, bottom, left, right, a, aOffset, b, bOffset, c, cOffset, buffers);
    } else {
      columnsInside(top, bottom, left, right, a, aOffset, b, bOffset, c, cOffset, buffers);
    }
    pool.giveBack(buffers);
  }

  /** Packs A for many rows, and columns of B when their turn comes, while they are in the cache. */
  private void columnsInside(
      int top,
      int bottom,
      int left,
      int right,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      PackBuffers buffers) {
    int rows = even(bottom - top, TALL, 4);
    int depths = even(k, DEPTH, 16);
    for (int i = top; i < bottom; i += rows) {
      int height = Math.min(rows, bottom - i);
      for (int p = 0; p < k; p += depths) {
        int depth = Math.min(depths, k - p);
        int group = transposeA ? 4 : 4 * depth;
        int step = transposeA ? (height + 3) / 4 * 4 : 4;
        if (transposeA) {
          Packing.rows(a, aOffset + p * m + i, m, height, depth, buffers.a, step);
        } else {
          Packing.fours(a, aOffset + i * k + p, k, height, depth, buffers.a);
        }
        for (int j = left; j < right; j += FEW_COLUMNS) {
          int width = Math.min(FEW_COLUMNS, right - j);
          int to = cOffset + i * n + j;
          Packing.strips(transposeB, b, bOffset, n, k, p, depth, j, width, buffers.b);
          multiply(buffers.a, 0, group, step, buffers, height, width, depth, c, to, p > 0);
        }
      }
    }
  }

  /** Packs B for many columns, and reads A in place. */
  private void rowsInside(
      int top,
      int bottom,
      int left,
      int right,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      PackBuffers buffers) {
    int columns = even(right - left, COLUMNS, WIDTH);
    int rows = even(bottom - top, HEIGHT, 4);
    for (int j = left; j < right; j += columns) {
      int width = Math.min(columns, right - j);
      Packing.strips(transposeB, b, bOffset, n, k, 0, k, j, width, buffers.b);
      for (int i = top; i < bottom; i += rows) {
        int height = Math.min(rows, bottom - i);
        int to = cOffset + i * n + j;
        if (height < FEWEST) {
          // A whole block would read beyond the end of A.
          Packing.rows(a, aOffset + i, m, height, k, buffers.a, FEWEST);
          multiply(buffers.a, 0, 4, FEWEST, buffers, height, width, k, c, to, false);
        } else {
          multiply(a, aOffset + i, 4, m, buffers, height, width, k, c, to, false);
        }
      }
    }
  }

  private void multiply(
      float[] a,
      int aAt,
      int group,
      int step,
      PackBuffers buffers,
      int height,
      int width,
      int depth,
      float[] c,
      int cAt,
      boolean more) {
    for (int j = 0; j < width; j += WIDTH) {
      int wide = Math.min(WIDTH, width - j);
      float[] b = buffers.b;
      int bAt = j * depth;
      for (int i = 0; i < height; ) {
        int unit = unit(height - i);
        int high = Math.min(unit, height - i);
        int at = aAt + i / 4 * group;
        int to = cAt + i * n + j;
        if (wide == WIDTH && high == unit) {
          block(unit, a, at, group, step, b, bAt, depth, c, to, n, more);
        } else {
          Packing.copy(c, to, n, buffers.edge, 0, WIDTH, more ? high : 0, wide);
          block(unit, a, at, group, step, b, bAt, depth, buffers.edge, 0, WIDTH, more);
          Packing.copy(buffers.edge, 0, WIDTH, c, to, n, high, wide);
        }
        i += unit;
      }
    }
  }

  private static void block(
      int unit,
      float[] a,
      int aAt,
      int group,
      int step,
      float[] b,
      int bAt,
      int depth,
      float[] c,
      int cAt,
      int stride,
      boolean more) {
    if (unit == 12) {
      if (more) {
        Block12.more(a, aAt, group, step, b, bAt, LANES * depth, depth, c, cAt, stride);
      } else {
        Block12.begin(a, aAt, group, step, b, bAt, LANES * depth, depth, c, cAt, stride);
      }
    } else if (more) {
      Block8.more(a, aAt, group, step, b, bAt, LANES * depth, depth, c, cAt, stride);
    } else {
      Block8.begin(a, aAt, group, step, b, bAt, LANES * depth, depth, c, cAt, stride);
    }
  }
}
