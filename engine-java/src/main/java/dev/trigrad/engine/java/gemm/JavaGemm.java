package dev.trigrad.engine.java.gemm;

import dev.trigrad.engine.java.Gemm;

/**
 * C = op(A)·op(B) in plain Java, where op(A) is [m, k], op(B) is [k, n] and op transposes or not.
 *
 * <p>Every element, but for the products that {@link DotGemm} is for, is the same chain c ← fma(aₚ,
 * bₚ, c) from 0 in the order of p, whatever the path, the tile, the thread or the machine: results
 * depend on nothing but the operands. The work is cut along m and n only; tiles touch disjoint
 * parts of C and may run on any thread.
 *
 * <p>C2 vectorises loops over distinct arrays with one common index and no offset. Therefore a
 * block of B is copied into one array per row, four rows of C are kept in arrays of their own, and
 * the inner loop adds four rows of B to all four (Goto and van de Geijn, "Anatomy of
 * High-Performance Matrix Multiplication", 2008, with arrays in the place of registers).
 */
public final class JavaGemm implements Gemm {
  /** Rows of C in a tile: enough uses of a packed block to pay for its packing. */
  private static final int TILE_ROWS = 64;

  /** Columns of C in a tile: eight arrays of this length fit a first-level cache. */
  static final int TILE_COLUMNS = 512;

  /** Depth of a packed block: with {@link #TILE_COLUMNS}, half of a cache of 256 KiB. */
  static final int DEPTH = 64;

  /** Vectors shorter than this cost more in loop entries than they save. */
  private static final int MIN_VECTOR_LENGTH = 32;

  /** Below this many rows a B that packing would have to transpose is read in place. */
  private static final int MIN_ROWS_TO_TRANSPOSE = 8;

  private final int rows;
  private final int columns;
  private final int depth;
  private final GemmBlock.Strides strides;
  private final boolean packed;
  private final GemmScratch.Pool pool;

  private JavaGemm(
      int rows, int columns, int depth, GemmBlock.Strides strides, GemmScratch.Pool pool) {
    this.rows = rows;
    this.columns = columns;
    this.depth = depth;
    this.strides = strides;
    // Packing that transposes moves single elements, and takes as long as computing a few rows.
    int minRows = strides.bColumn() == 1 ? 1 : MIN_ROWS_TO_TRANSPOSE;
    this.packed = depth > 0 && columns >= MIN_VECTOR_LENGTH && rows >= minRows;
    this.pool = pool;
  }

  /** Makes products that share their working memory, one set for each thread that uses them. */
  public static Gemm.Factory factory() {
    var pool = new GemmScratch.Pool();
    return (transposeA, transposeB, m, n, k) -> {
      if (DotGemm.suits(transposeA, transposeB, m, n, k)) {
        return DotGemm.of(m, n, k, pool);
      }
      return TinyGemm.suits(m, n, k)
          ? TinyGemm.of(transposeA, transposeB, m, n, k)
          : of(transposeA, transposeB, m, n, k, pool);
    };
  }

  private static JavaGemm of(
      boolean transposeA, boolean transposeB, int m, int n, int k, GemmScratch.Pool pool) {
    var strides = GemmBlock.Strides.of(transposeA, transposeB, m, n, k);
    if (n == 1 || n < MIN_VECTOR_LENGTH && m >= 2 * MIN_VECTOR_LENGTH) {
      // Cᵀ = op(B)ᵀ·op(A)ᵀ has the long rows that vectors want; the products commute bit for bit.
      return new JavaGemm(n, m, k, strides.commute(), pool);
    }
    return new JavaGemm(m, n, k, strides, pool);
  }

  @Override
  public int tiles() {
    return tileRows() * tileColumns();
  }

  @Override
  public void run(
      int tile, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
    GemmScratch scratch = pool.take();
    GemmBlock block = scratch.block;
    int row = tile / tileColumns() * TILE_ROWS;
    int column = tile % tileColumns() * TILE_COLUMNS;
    block.cover(
        row, Math.min(rows, row + TILE_ROWS), column, Math.min(columns, column + TILE_COLUMNS));
    if (strides.commuted()) {
      block.of(depth, strides, b, bOffset, a, aOffset);
    } else {
      block.of(depth, strides, a, aOffset, b, bOffset);
    }
    block.into(c, cOffset);
    if (packed) {
      PackedGemm.run(block, scratch);
    } else {
      SmallGemm.run(block);
    }
    block.release();
    pool.giveBack(scratch);
  }

  private int tileRows() {
    return (rows + TILE_ROWS - 1) / TILE_ROWS;
  }

  private int tileColumns() {
    return (columns + TILE_COLUMNS - 1) / TILE_COLUMNS;
  }
}
