package dev.trigrad.engine.vector.gemm;

import dev.trigrad.engine.vector.layout.Lanes;
import java.util.EnumSet;
import java.util.Set;

/**
 * Products whose operands stay in the caches: read in place, but for an operand whose rows would
 * have to be summed across lanes, of which a panel is packed at a time.
 *
 * <p>A narrow C is computed as Cᵀ = op(B)ᵀ·op(A)ᵀ, with vectors along its columns: the products
 * commute bit for bit.
 */
final class DirectGemm implements LaneGemm {
  private static final int LANES = Lanes.F.length();
  private static final boolean WIDE = LANES >= 16;

  /** Columns of a panel. */
  private static final int PANEL = (WIDE ? 4 : 2) * LANES;

  /** Most rows of a block that is computed aside. */
  static final int MOST_NARROW = 32;

  /** Most terms: a panel is shorter than its buffer. */
  static final int MOST_TERMS = 6000;

  private final boolean commuted;
  private final int rows;
  private final int columns;
  private final int k;
  private final int rowStride;
  private final int termStride;
  private final boolean packs;
  private final int tileColumns;
  private final PackBuffers.Pool pool;

  DirectGemm(
      boolean commuted,
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      int parts,
      PackBuffers.Pool pool) {
    this.commuted = commuted;
    this.k = k;
    this.pool = pool;
    rows = commuted ? n : m;
    columns = commuted ? m : n;
    boolean across = commuted ? !transposeB : transposeA;
    rowStride = across ? 1 : k;
    termStride = across ? rows : 1;
    packs = commuted ? !transposeA : transposeB;
    tileColumns = Math.max(PANEL, ((columns + parts - 1) / parts + PANEL - 1) / PANEL * PANEL);
  }

  @Override
  public Set<GemmLoop> loops() {
    var loops = EnumSet.noneOf(GemmLoop.class);
    for (int tile = 0; tile < tiles(); tile++) {
      int left = tile * tileColumns;
      int right = tile == tiles() - 1 ? columns : left + tileColumns;
      boolean part = right - left < LANES;
      int each = panelColumns(right - left);
      for (int next = left; next < right; next += each) {
        int wide = Math.min(each, right - (part ? left : Math.min(next, right - LANES)));
        addTiles((Math.max(wide, LANES) + LANES - 1) / LANES, loops);
      }
      if (WIDE && (packs || commuted)) {
        loops.add(GemmLoop.TRANSPOSE_SIXTEEN);
      }
      if (part || WIDE && commuted) {
        loops.add(GemmLoop.COPY_NARROW);
      }
    }
    return loops;
  }

  private void addTiles(int vectors, Set<GemmLoop> loops) {
    for (int i = 0; i < rows; ) {
      int unit = unit(vectors, rows - i);
      loops.add(
          switch (10 * unit + vectors) {
            case 121 -> GemmLoop.TWELVE_BY_ONE;
            case 122 -> GemmLoop.TWELVE_BY_TWO;
            case 82 -> GemmLoop.EIGHT_BY_TWO;
            case 62 -> GemmLoop.SIX_BY_TWO;
            case 63 -> GemmLoop.SIX_BY_THREE;
            case 64 -> GemmLoop.SIX_BY_FOUR;
            default -> GemmLoop.FOUR_BY_FOUR;
          });
      i += unit;
    }
  }

  @Override
  public int tiles() {
    return Math.max(1, columns / tileColumns);
  }

  @Override
  public void run(
      int tile, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
    if (commuted) {
      multiply(tile, b, bOffset, a, aOffset, c, cOffset);
    } else {
      multiply(tile, a, aOffset, b, bOffset, c, cOffset);
    }
  }

  private void multiply(int tile, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
    int left = tile * tileColumns;
    // The last tile takes what is left: none has less than a vector.
    int right = tile == tiles() - 1 ? columns : left + tileColumns;
    boolean part = right - left < LANES;
    PackBuffers buffers = packs || commuted || part ? pool.take() : null;
    int each = panelColumns(right - left);
    for (int next = left; next < right; next += each) {
      // A last panel of less than a vector begins earlier: what it shares is computed again.
      int j = part ? left : Math.min(next, right - LANES);
      int wide = Math.min(each, right - j);
      float[] from = b;
      int at = bAt + j;
      int step = columns;
      if (packs || part) {
        from = buffers.b;
        at = 0;
        step = PANEL;
        if (packs) {
          Packing.columns(true, b, bAt, columns, k, 0, k, j, wide, from, PANEL);
        } else {
          Packing.narrow(b, bAt + j, columns, from, 0, PANEL, k, wide);
        }
      }
      if (!commuted && !part) {
        panel(a, aAt, from, at, step, c, cAt + j, columns, wide);
        continue;
      }
      float[] block = buffers.edge;
      panel(a, aAt, from, at, step, block, 0, PANEL, Math.max(wide, LANES));
      if (commuted) {
        Packing.transposeBack(block, PANEL, rows, wide, c, cAt + j * rows, cAt + right * rows);
      } else {
        Packing.narrow(block, 0, PANEL, c, cAt + j, columns, rows, wide);
      }
    }
    if (buffers != null) {
      pool.giveBack(buffers);
    }
  }

  /** Panels of about as many vectors, since one of a single vector would be slow. */
  private static int panelColumns(int columns) {
    int panels = (columns + PANEL - 1) / PANEL;
    int vectors = (columns + LANES - 1) / LANES;
    return (vectors + panels - 1) / panels * LANES;
  }

  private void panel(
      float[] a, int aAt, float[] b, int bAt, int bStep, float[] c, int cAt, int cRow, int wide) {
    int vectors = (wide + LANES - 1) / LANES;
    // The last vector overlaps the one before it rather than ending beyond the columns.
    int edge = wide - LANES;
    int i = 0;
    while (i < rows) {
      int left = rows - i;
      int unit = unit(vectors, left);
      int last = Math.min(unit, left) - 1;
      int at = aAt + i * rowStride;
      int to = cAt + i * cRow;
      i += unit;
      switch (10 * unit + vectors) {
        case 121 ->
            TilesByOne.twelve(a, at, rowStride, termStride, b, bAt, bStep, k, c, to, cRow, last);
        case 122 ->
            TilesByTwo.twelve(
                a, at, rowStride, termStride, b, bAt, bStep, k, c, to, cRow, last, edge);
        case 82 ->
            TilesByTwo.eight(
                a, at, rowStride, termStride, b, bAt, bStep, k, c, to, cRow, last, edge);
        case 62 ->
            TilesByTwo.six(a, at, rowStride, termStride, b, bAt, bStep, k, c, to, cRow, last, edge);
        case 63 ->
            TilesByThree.six(
                a, at, rowStride, termStride, b, bAt, bStep, k, c, to, cRow, last, edge);
        case 64 ->
            TilesByFour.six(
                a, at, rowStride, termStride, b, bAt, bStep, k, c, to, cRow, last, edge);
        default ->
            TilesByFour.four(
                a, at, rowStride, termStride, b, bAt, bStep, k, c, to, cRow, last, edge);
      }
    }
  }

  /** Rows of the next tile; sixes and fours make up every even number from four on. */
  private static int unit(int vectors, int left) {
    return switch (vectors) {
      case 1 -> 12;
      case 2 -> !WIDE || left <= 6 ? 6 : left > 16 || left > 8 && left <= 12 ? 12 : 8;
      case 3 -> 6;
      default -> left > 8 || left == 6 || left == 5 ? 6 : 4;
    };
  }
}
