package dev.trigrad.engine.java.gemm;

/**
 * One tile of a product: the part of C it covers, and the operands. Reused, so that a product
 * allocates nothing.
 */
final class GemmBlock {
  private int row;
  private int rowEnd;
  private int column;
  private int columnEnd;
  private int depth;
  private float[] a;
  private int aOffset;
  private float[] b;
  private int bOffset;
  private float[] c;
  private int cOffset;
  private Strides strides;

  /** The part of C. */
  void cover(int row, int rowEnd, int column, int columnEnd) {
    this.row = row;
    this.rowEnd = rowEnd;
    this.column = column;
    this.columnEnd = columnEnd;
  }

  /** The operands, and the number of terms. */
  void of(int depth, Strides strides, float[] a, int aOffset, float[] b, int bOffset) {
    this.depth = depth;
    this.strides = strides;
    this.a = a;
    this.aOffset = aOffset;
    this.b = b;
    this.bOffset = bOffset;
  }

  /** The result. */
  void into(float[] c, int cOffset) {
    this.c = c;
    this.cOffset = cOffset;
  }

  /** Forgets the arrays, so that they can be collected. */
  void release() {
    a = null;
    b = null;
    c = null;
  }

  int row() {
    return row;
  }

  int rowEnd() {
    return rowEnd;
  }

  int column() {
    return column;
  }

  int columnEnd() {
    return columnEnd;
  }

  int depth() {
    return depth;
  }

  float[] a() {
    return a;
  }

  int aOffset() {
    return aOffset;
  }

  float[] b() {
    return b;
  }

  int bOffset() {
    return bOffset;
  }

  float[] c() {
    return c;
  }

  int cOffset() {
    return cOffset;
  }

  Strides strides() {
    return strides;
  }

  /** Distances between neighbours, in elements: A along m and k, B along k and n, C m and n. */
  record Strides(
      int aRow, int aDepth, int bDepth, int bColumn, int cRow, int cColumn, boolean commuted) {

    static Strides of(boolean transposeA, boolean transposeB, int m, int n, int k) {
      int aRow = transposeA ? 1 : k;
      int aDepth = transposeA ? m : 1;
      int bDepth = transposeB ? 1 : n;
      int bColumn = transposeB ? k : 1;
      return new Strides(aRow, aDepth, bDepth, bColumn, n, 1, false);
    }

    /** Those of Cᵀ = op(B)ᵀ·op(A)ᵀ, with A and B in exchanged roles. */
    Strides commute() {
      return new Strides(bColumn, bDepth, aDepth, aRow, cColumn, cRow, !commuted);
    }
  }
}
